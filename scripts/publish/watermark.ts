import type { Bulletin } from '#bulletin/bulletin.ts';

const RED = '#b0122b';

/** A page with words across it, and on a line before all others. @param html a whole page. */
export function watermarkedPage(html: string, words: string): string {
  return html
    .replace(/<title>/, `<title>${escaped(words)}: `)
    .replace(/<body\b([^>]*)>/, (_, own: string) => `<body${asAnchor(own)}>${firstLine(words)}${overlay(words)}`);
}

/** The same of both parts of an email, and of its subject. */
export function watermarkedBulletin(bulletin: Bulletin, words: string): Bulletin {
  return {
    ...bulletin,
    subject: `[${words}] ${bulletin.subject}`,
    html: watermarkedPage(bulletin.html, words),
    text: `*** ${words} ***\n\n${bulletin.text}`,
  };
}

/** What lies over a body is measured by it only where it is placed. */
const asAnchor = (attributes: string): string =>
  / style="/.test(attributes)
    ? attributes.replace(/ style="/, ' style="position:relative;')
    : `${attributes} style="position:relative"`;

const firstLine = (words: string): string =>
  `<p lang="en" dir="ltr" style="margin:0;padding:12px 16px;background:${RED};color:#ffffff;font:bold 16px/1.4 sans-serif">${escaped(words)}</p>`;

/** Covers all of the page, and lets everything through it be read, chosen and followed. */
function overlay(words: string): string {
  const look = `fill="${RED}" fill-opacity="0.2" font-family="sans-serif" font-weight="bold" font-size="20"`;
  const width = 80 + 14 * words.length;
  const place = `x="${width / 2}" y="150" text-anchor="middle" transform="rotate(-24 ${width / 2} 150)"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="300"><text ${place} ${look}>${escaped(words)}</text></svg>`;
  const image = `data:image/svg+xml,${encodeURIComponent(svg).replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
  return `<div aria-hidden="true" style="position:absolute;top:0;right:0;bottom:0;left:0;z-index:9;pointer-events:none;background:url('${image}')"></div>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
