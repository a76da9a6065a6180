import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_FILE } from '#story/story.ts';
import { PROJECT } from '../shipped.ts';
import { signAll } from '../sign-all.ts';

/** The beginning of the names of stories that have a picture. */
export const PICTURED = 'fake-delivery-texts';
/** Shipped stories that have all four languages: their folder and name. */
const MODELS = ['appeals/manningham-cars-at-night', `stories/${PICTURED}`, 'stories/huddersfield-guns-off-the-street'];
const DISTRICTS = ['bradford', 'calderdale', 'kirklees', 'leeds', 'wakefield'];
/** Arabic is the fifth: its own fixed words, and the Urdu ones of the story, which Naskh sets as well. */
const LANGUAGES = ['en', 'ur', 'pa', 'pl', 'ar'];
const COPIES = 5;
/** So far, in degrees, is each copy of a place from the one before. */
const STEP = 0.001;

/** Writes and signs a content root with 60 places and, in each round, a story in five languages for each district. */
export async function writeManyFlyers(root: string, rounds: number): Promise<void> {
  rmSync(root, { recursive: true, force: true });
  cpSync(join(PROJECT, 'content'), join(root, 'content'), { recursive: true });
  for (const folder of ['stories', 'appeals', 'events', 'hotspots']) {
    rmSync(join(root, 'content', folder), { recursive: true });
    mkdirSync(join(root, 'content', folder));
  }
  const settings = readFileSync(join(PROJECT, 'content', 'settings.yaml'), 'utf8');
  const named = settings.replace(/^( +- \{ id: pl, .*)$/m, '$1\n  - { id: ar, name: "العربية" }');
  writeFileSync(join(root, 'content', 'settings.yaml'), named);
  const people = readFileSync(join(PROJECT, 'content', 'people.yaml'), 'utf8');
  writeFileSync(join(root, 'content', 'people.yaml'), people.replace('translates: [ur]', 'translates: [ur, ar]'));
  for (const file of readdirSync(join(PROJECT, 'content', 'hotspots'))) writePlaces(root, file);
  for (let round = 0; round < rounds; round++) {
    for (const [index, district] of DISTRICTS.entries()) {
      const number = round * DISTRICTS.length + index + 1;
      writeStory(root, MODELS[number % MODELS.length] ?? '', district, number);
    }
  }
  await signAll(root);
}

/** Copies of one shipped place, side by side, with names that no place has. */
function writePlaces(root: string, file: string): void {
  const shipped = JSON.parse(readFileSync(join(PROJECT, 'content', 'hotspots', file), 'utf8'));
  for (let copy = 1; copy <= COPIES; copy++) {
    const id = `${shipped.id}-${copy}`;
    const name = `Sample Place ${id.length}${copy}`;
    const properties = { ...shipped.properties, name, languages: LANGUAGES };
    const shifted = shipped.geometry.coordinates.map((ring: [number, number][]) =>
      ring.map(([east, north]) => [Number((east + copy * STEP).toFixed(4)), north]),
    );
    const place = { ...shipped, id, properties, geometry: { ...shipped.geometry, coordinates: shifted } };
    writeFileSync(join(root, 'content', 'hotspots', `${id}.json`), JSON.stringify(place));
  }
}

/** A shipped story under another name, with a number of its own in each language. */
function writeStory(root: string, model: string, district: string, number: number): void {
  const folder = join(root, 'content', `${model}-${number}`);
  cpSync(join(PROJECT, 'content', model), folder, { recursive: true });
  rmSync(join(folder, RECORD_FILE));
  cpSync(join(folder, 'ur.mdx'), join(folder, 'ar.mdx'));
  for (const language of LANGUAGES) {
    const file = join(folder, `${language}.mdx`);
    const text = readFileSync(file, 'utf8')
      .replace(/^aim: .*$/m, `aim: [${district}]`)
      .replace(/\n---\n/, `\n---\n\nSample ${number}.\n`);
    writeFileSync(file, text);
  }
}
