import { type Markup, ownMarkup, together } from '#bulletin/html/markup.ts';
import type { Ink, Palette, Surface } from '#bulletin/html/palette.ts';

const SURFACES: readonly Surface[] = ['page', 'card', 'tint', 'warm', 'notice'];
const INKS: readonly Ink[] = ['ink', 'quiet', 'link'];

/**
 * What only some programs can do: a narrower margin on phones, and colours for the dark. Nothing depends on it.
 * Two sheets, because Gmail drops a whole sheet for one rule that it does not know.
 */
export function styleSheets(palette: Palette): Markup {
  return together(
    ownMarkup(
      '<!--[if mso]><style>table,td,p,li,h1,h2,h3,h4,a,span,strong{font-family:"Segoe UI",Arial,sans-serif !important}</style><![endif]-->',
    ),
    ownMarkup(`<style>\n@media (max-width:480px){${PHONE}}\n</style>`),
    ownMarkup(
      `<style>\n:root{color-scheme:light dark}\n@media (prefers-color-scheme:dark){\n${dark(palette)}\n}\n</style>`,
    ),
  );
}

const PHONE = '.pad,.side{padding-left:20px !important;padding-right:20px !important}';

/** Brand and accent stay as they are: white words on them can be read by day and by night. */
function dark(palette: Palette): string {
  return [
    ...SURFACES.map(
      (surface) =>
        `.${surface}{background-color:${palette[surface].dark} !important;color:${palette.ink.dark} !important}`,
    ),
    ...INKS.map((ink) => `.${ink}{color:${palette[ink].dark} !important}`),
    `.edge{border-color:${palette.link.dark} !important}`,
  ].join('\n');
}
