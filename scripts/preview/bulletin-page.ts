import { type AddressObject, simpleParser } from 'mailparser';
import { escapeHtml, renderPage } from '#preview/html.ts';

/** An email as its reader gets it: the envelope, the HTML in a frame that runs nothing, and the text. */
export async function renderBulletin(eml: Uint8Array): Promise<string> {
  // Pictures that travel within the message become part of the HTML.
  const mail = await simpleParser(Buffer.from(eml), { skipImageLinks: false });
  const rows: [string, string][] = [
    ['From', addressText(mail.from)],
    ['To', addressText(mail.to)],
    ['Subject', mail.subject ?? ''],
    ['Size', `${Math.ceil(eml.length / 1024)} kB`],
  ];
  const envelope = rows.map(([key, value]) => `<dt>${key}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  return renderPage(
    mail.subject ?? 'Bulletin',
    `<p><a href="/previews/">All previews</a></p>
<h1>${escapeHtml(mail.subject ?? '')}</h1>
<dl>${envelope}</dl>
<h2>As HTML</h2>
<iframe sandbox title="The email as HTML" srcdoc="${escapeHtml(mail.html || '')}"></iframe>
<h2>As text</h2>
<pre dir="auto">${escapeHtml(mail.text ?? '')}</pre>`,
  );
}

function addressText(address: AddressObject | AddressObject[] | undefined): string {
  return [address ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}
