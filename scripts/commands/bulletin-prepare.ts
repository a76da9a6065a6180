import { randomBytes } from 'node:crypto';
import type { BulletinCall } from '#commands/bulletin.ts';
import { sendable } from '#commands/bulletin-library.ts';
import { preparedInWords } from '#commands/bulletin-report.ts';
import { type BulletinWords, frequencyOf } from '#commands/bulletin-words.ts';
import type { ExitCode, World } from '#commands/command.ts';
import { UsageError } from '#commands/options.ts';
import { placesOf } from '#delivery/edition/places.ts';
import { type Prepared, prepareEdition } from '#delivery/edition/prepare.ts';
import { momentInWords } from '#language/dates.ts';
import { nearest } from '#problem/nearest.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import { momentSchema } from '#source/fields.ts';

/** `bulletin prepare`: who would get what. */
export async function prepare({ given, root, data, now }: BulletinCall, world: World): Promise<ExitCode> {
  const frequency = frequencyOf(given);
  const since = sinceOf(given);
  const library = await sendable(root, now, world);
  if (!library) return 1;
  const areas = areasOf(given, library);
  const wanted = { areas, since, frequency, now: now ?? world.clock(), random: randomBytes };
  const prepared = await prepareEdition(data, library, wanted);
  const until = momentInWords(prepared.expiresAt, 'en', library.settings.zone);
  world.print(given.json ? preparedJson(prepared) : preparedInWords(prepared, { until, root: given.root }, world));
  return 0;
}

function preparedJson({ edition, audience, excluded, areas, languages }: Prepared): string {
  const sum = Object.values(excluded).reduce((total, count) => total + count, 0);
  return `${JSON.stringify({ edition: edition ?? null, audience, excluded: sum, why: excluded, areas, languages })}\n`;
}

function sinceOf({ since }: BulletinWords): Date | undefined {
  if (since === undefined) return undefined;
  const parsed = momentSchema.safeParse(/^\d{4}-\d{2}-\d{2}$/.test(since) ? `${since}T00:00:00Z` : since);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--since ${since} is no day or moment. Write it like 2026-11-22 or 2026-11-22T09:00:00Z.`);
}

function areasOf({ hotspot }: BulletinWords, library: PublicLibrary): string[] | undefined {
  if (hotspot === undefined) return undefined;
  const known = placesOf(library).map(({ id }) => id);
  const wanted = [...new Set(hotspot.split(/[,;\s]+/).filter(Boolean))];
  const strange = wanted.find((id) => !known.includes(id));
  if (strange === undefined && wanted.length > 0) return wanted;
  const meant = nearest(strange ?? '', known);
  throw new UsageError(
    `There is no place “${strange ?? ''}”. ${meant ? `Did you mean “${meant}”?` : `Choose from: ${known.join(', ')}.`}`,
  );
}
