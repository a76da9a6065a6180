import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import { type FlyerFonts, type FontId, flyerFonts } from '#flyer/fonts.ts';
import { unpackWoff } from '#flyer/unpack-woff.ts';
import { FACES, FONT_SUBSETS } from '#language/fonts.ts';

let loaded: Promise<FlyerFonts> | undefined;

/** Reads and parses the fonts once per process; all flyers share them. */
export function loadFlyerFonts(): Promise<FlyerFonts> {
  loaded ??= readFonts();
  return loaded;
}

async function readFonts(): Promise<FlyerFonts> {
  const names = FONT_SUBSETS.flatMap((subset) => FACES.map((face) => ({ subset, face })));
  const files = await Promise.all(
    names.map(async ({ subset, face }): Promise<[FontId, Font]> => {
      const path = fileURLToPath(import.meta.resolve(subset.file(face)));
      return [`${subset.id}/${face}`, withMemory(create(unpackWoff(await readFile(path))))];
    }),
  );
  return flyerFonts(new Map(files));
}

/**
 * A font that remembers each word it has laid out. PDFKit scales what it gets to thousandths of an em in place; these
 * fonts have 1000 units to the em, so that changes nothing and a layout may be used again.
 */
function withMemory(font: Font): Font {
  if (font.unitsPerEm !== 1000) return font;
  const known = new Map<string, ReturnType<Font['layout']>>();
  const layOut = font.layout.bind(font);
  font.layout = (text, features) => {
    if (features) return layOut(text, features);
    const run = known.get(text) ?? layOut(text);
    known.set(text, run);
    return run;
  };
  return font;
}
