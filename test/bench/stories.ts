import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../shipped.ts';
import { signAll } from '../sign-all.ts';

/** Shipped stories without pictures, whose words the generated ones repeat. */
const MODELS = [
  'keighley-drug-phone-goes-quiet',
  'drug-phone-line-charges',
  'six-arrests-in-one-morning',
  'saturdays-in-holme-wood',
];
const HOTSPOTS = ['keighley-central', 'holme-wood', 'harehills', 'eastmoor', 'mixenden', 'ravensthorpe'];

/** Writes and signs a content root with `count` stories, each of its own title and number, aimed at one place in turn. */
export async function writeStories(root: string, count: number): Promise<void> {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  cpSync(join(PROJECT, 'content'), join(root, 'content'), { recursive: true });
  for (const folder of ['stories', 'appeals', 'events']) rmSync(join(root, 'content', folder), { recursive: true });
  const models = MODELS.map((slug) => readFileSync(join(PROJECT, 'content', 'stories', slug, 'en.mdx'), 'utf8'));
  for (let number = 0; number < count; number++) {
    const folder = join(root, 'content', 'stories', `story-${number}`);
    mkdirSync(folder, { recursive: true });
    const model = models[number % models.length] ?? '';
    writeFileSync(
      join(folder, 'en.mdx'),
      model
        .replace(/^title: .*$/m, `title: Story number ${number} of a long year`)
        .replace(/^aim: .*$/m, `aim: [${HOTSPOTS[number % HOTSPOTS.length]}]`)
        .replace(/\n---\n/, `\n---\n\nThis is story ${number}.\n`),
    );
  }
  await signAll(root);
}
