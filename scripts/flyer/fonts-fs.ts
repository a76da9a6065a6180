import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import { type FlyerFonts, type FontId, flyerFonts, fontIdOf } from '#flyer/fonts.ts';
import { shaperOf } from '#flyer/shape/harfbuzz.ts';
import { withMemory, withShaper } from '#flyer/shape/shaped-font.ts';
import { unpackWoff } from '#flyer/unpack-woff.ts';
import { type Face, FONT_SUBSETS, type FontSubset } from '#language/fonts.ts';

let loaded: Promise<FlyerFonts> | undefined;

/** Reads and parses the fonts once per process; all flyers share them. */
export function loadFlyerFonts(): Promise<FlyerFonts> {
  loaded ??= readFonts();
  return loaded;
}

async function readFonts(): Promise<FlyerFonts> {
  const files = await Promise.all(FONT_SUBSETS.flatMap((subset) => subset.cuts.map((cut) => readFont(subset, cut))));
  return flyerFonts(new Map(files));
}

async function readFont(subset: FontSubset, cut: Face): Promise<[FontId, Font]> {
  const bytes = unpackWoff(await readFile(fileURLToPath(import.meta.resolve(subset.file(cut)))));
  const font = create(bytes);
  return [fontIdOf(subset.id, cut), subset.isShaped ? withShaper(font, shaperOf(bytes)) : withMemory(font)];
}
