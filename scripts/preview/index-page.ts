import { escapeHtml, renderPage } from '#preview/html.ts';
import type { MadeFile } from '#publish/manifest.ts';

/** The list of all flyers and bulletins that were made, with a link to each. `home` is where the site begins; `unreviewed` are stories that one person released. */
export function renderIndex(
  files: readonly MadeFile[],
  { name, home, unreviewed = [] }: { name: string; home: string; unreviewed?: readonly string[] },
): string {
  const flyers = files.filter(({ medium }) => medium === 'flyer');
  const bulletins = files.filter(({ medium }) => medium === 'bulletin');
  return renderPage(
    `Previews · ${name}`,
    `<h1>Previews of ${escapeHtml(name)}</h1>
<p><a href="${escapeHtml(home)}">The site</a> as readers see it. Flyers and bulletins are below. This page is only on your own machine.</p>
${unreviewed.map(notice).join('')}<h2>Flyers (${flyers.length})</h2>
${table(
  'Story',
  'Places',
  Map.groupBy(flyers, ({ story }) => story ?? ''),
  ({ hotspot, language }) => `${hotspot} (${language})`,
)}
<h2>Bulletins (${bulletins.length})</h2>
${table(
  'Place',
  'Languages',
  Map.groupBy(bulletins, ({ hotspot }) => hotspot ?? ''),
  ({ hotspot, language }) => `${hotspot} (${language})`,
)}`,
  );
}

const notice = (slug: string): string =>
  `<p><strong>Unreviewed:</strong> ${escapeHtml(slug)} is out by one signature. Somebody else of comms must look at it.</p>\n`;

function table(left: string, right: string, rows: Map<string, MadeFile[]>, label: (file: MadeFile) => string): string {
  if (rows.size === 0) return '<p>None were made.</p>';
  const link = (file: MadeFile): string =>
    `<a href="/previews/${escapeHtml(encodeURI(file.path))}">${escapeHtml(label(file))}</a>`;
  const body = [...rows].map(
    ([key, files]) => `<tr><th scope="row">${escapeHtml(key)}</th><td>${files.map(link).join(' · ')}</td></tr>`,
  );
  return `<table><thead><tr><th>${left}</th><th>${right}</th></tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}
