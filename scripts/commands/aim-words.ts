import { type Given, NOW_OPTION, ROOT_OPTION, UsageError } from '#commands/options.ts';

/** The options of `aim`. */
export const AIM_OPTIONS = {
  ward: { type: 'string', value: 'NAME', help: 'an imported ward by its name, or any imported area by its code' },
  postcode: { type: 'string', value: '"BD21 3PY"', help: 'a circle round a postcode; say how large with --radius' },
  radius: { type: 'string', value: '500m', help: 'from 100m to 38km' },
  hotspot: { type: 'string', value: 'ID', help: 'a place of content/hotspots' },
  outline: { type: 'string', value: 'FILE', help: 'a GeoJSON file that holds one place' },
  csv: { type: 'string', value: 'FILE', help: 'write the postcodes, with the homes in each, for a door drop' },
  save: { type: 'string', value: 'ID', help: 'keep the place as content/hotspots/ID.json; needs --name' },
  name: { type: 'string', value: '"…"', help: 'with --save: what residents call the place' },
  spoc: { type: 'string', value: 'ID', help: 'with --save: who looks after it (an id of people.yaml)' },
  json: { type: 'boolean', help: 'print the answer as JSON, for other programs' },
  ...NOW_OPTION,
  ...ROOT_OPTION,
} as const;

/** What was written after `aim`. */
export type AimWords = Given<typeof AIM_OPTIONS>;

/** Sees that one place was named, and nothing that does not go with it. @throws UsageError with what to write instead. */
export function expectOneWay({ ward, postcode, radius, hotspot, outline, save, name, spoc }: AimWords): void {
  const ways = Object.entries({ ward, postcode, hotspot, outline }).filter(([, value]) => value !== undefined);
  if (ways.length === 0) {
    throw new UsageError('Say which place: --ward NAME, --postcode "…" --radius 500m, --hotspot ID or --outline FILE.');
  }
  if (ways.length > 1) {
    throw new UsageError(`Name one place at a time: ${ways.map(([key]) => `--${key}`).join(' and ')} are two.`);
  }
  if (postcode !== undefined && radius === undefined) {
    throw new UsageError('Say how far round the postcode, for example --radius 500m.');
  }
  if (radius !== undefined && postcode === undefined) throw new UsageError('--radius goes with --postcode only.');
  if (save !== undefined && hotspot !== undefined) {
    throw new UsageError(`${hotspot} is kept already. To change it, open it with: npm run desk`);
  }
  if (save !== undefined && !name?.trim()) throw new UsageError('Say what residents call the place, after --name.');
  if (save === undefined && (name ?? spoc) !== undefined)
    throw new UsageError('--name and --spoc go with --save only.');
}
