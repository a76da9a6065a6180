import { type County, districtAt } from '#area/districts.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import type { AreaLibrary, Boundary, BoundaryKind, PostcodePoints } from '#area/library/area-library.ts';
import { KIND_WORDS } from '#area/library/kind-words.ts';
import type { MadeOf } from '#area/made-of.ts';
import { parsePostcode, type WrittenPostcode } from '#area/postcode.ts';
import { circleRound, parseLengthKm, RADIUS_KM } from '#area/reach/circle.ts';
import type { Outline, Position } from '#area/shape/geometry.ts';
import { labelPointOf } from '#area/shape/label-point.ts';
import { projectionAt } from '#area/shape/projection.ts';
import { nearest } from '#problem/nearest.ts';

/** A place that somebody asked about. */
export interface ChosenPlace {
  outline: Outline;
  /** What it is, as a heading says it. */
  title: string;
  /** Where its outline comes from, as anybody may know it when it is saved. */
  madeOf: MadeOf;
  /** The id of the hotspot that it is. */
  hotspot?: string;
  /** What was put right in its outline, in sentences. */
  notes?: readonly string[];
}

/** Why there is no such place, and what to write instead. */
export interface NotFound {
  sentence: string;
}

/** More names than this are not read. */
const MOST_NAMED = 8;

/** The hotspot of an id. */
export function chooseHotspot(id: string, hotspots: readonly PublicHotspot[]): ChosenPlace | NotFound {
  const found = hotspots.find((one) => one.id === id);
  if (found) {
    const { name, 'made-of': madeOf } = found.properties;
    return { outline: found.geometry, title: name, madeOf, hotspot: id };
  }
  const ids = hotspots.map((one) => one.id);
  const meant = nearest(id, ids);
  const known = ids.length > 0 ? `These are there: ${ids.join(', ')}.` : 'None has been saved yet.';
  return { sentence: `There is no file content/hotspots/${id}.json. ${meant ? `Did you mean “${meant}”?` : known}` };
}

/** An imported ward by its name, or any imported area by its code. */
export function chooseWard(written: string, { boundaries }: AreaLibrary, county: County): ChosenPlace | NotFound {
  for (const { kind, areas } of boundaries) {
    const found = areas.find(({ code }) => code.toLowerCase() === written.trim().toLowerCase());
    if (found) return placeOf(found, kind);
  }
  const wards = boundaries.find(({ kind }) => kind === 'ward')?.areas ?? [];
  const named = wards.filter(({ name }) => plain(name) === plain(written));
  const [only] = named;
  if (only && named.length === 1) return placeOf(only, 'ward');
  return { sentence: named.length > 1 ? severalOf(written, named, county) : noneOf(written, wards) };
}

function placeOf({ code, name, vintage, outline }: Boundary, kind: BoundaryKind): ChosenPlace {
  return {
    outline,
    title: `${name} (${KIND_WORDS[kind].one} ${code} of ${vintage})`,
    madeOf: { kind, vintage, codes: [code] },
  };
}

/** Without what people write in different ways: capitals, “&”, hyphens, apostrophes, spaces. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[’'.\p{M}]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function severalOf(written: string, named: readonly Boundary[], county: County): string {
  const lines = named.map(({ code, vintage, outline }) => {
    const middle = labelPointOf(outline);
    const district = middle && districtAt(middle, county);
    return `  ${code}  ${district?.name ?? 'outside the county'}, ${vintage}`;
  });
  return `There are ${named.length} wards called “${written.trim()}”. Write after --ward the code of the one you mean:\n${lines.join('\n')}`;
}

function noneOf(written: string, wards: readonly Boundary[]): string {
  if (wards.length === 0) {
    return `No wards have been imported, so “${written}” cannot be found. Import them first: npm run import -- boundaries FILE`;
  }
  const names = wards.map(({ name }) => name);
  const holding = names.filter((name) => plain(written) !== '' && plain(name).includes(plain(written)));
  const meant = nearest(plain(written), names.map(plain));
  const guess = names.find((name) => plain(name) === meant);
  const hint = guess
    ? `Did you mean “${guess}”?`
    : 'Write the name as it stands in the imported file, or the code of the ward.';
  const listed = `These have it in their names: ${holding.slice(0, MOST_NAMED).join(', ')}.`;
  return `There is no ward called “${written.trim()}”. ${holding.length > 0 ? listed : hint}`;
}

/** A circle round a postcode that is in use. `year` is when it was drawn. */
export function chooseCircle(
  postcode: string,
  radius: string,
  { postcodes }: AreaLibrary,
  year: number,
): ChosenPlace | NotFound {
  const radiusKm = parseLengthKm(radius);
  if (radiusKm === undefined) return { sentence: `“${radius}” is not a length. Write it like 500m or 1.5km.` };
  if (radiusKm < RADIUS_KM.least || radiusKm > RADIUS_KM.greatest) {
    return {
      sentence: `A radius of ${radius} is too ${radiusKm < 1 ? 'small' : 'large'}. It can be from 100m to 38km.`,
    };
  }
  if (!postcodes) {
    return { sentence: 'No postcodes have been imported. Import them first: npm run import -- postcodes FILE' };
  }
  const written = parsePostcode(postcode);
  if (written.kind !== 'whole') return { sentence: notWhole(postcode, written, postcodes.inUse) };
  const middle = positionOf(written.code, postcodes.inUse);
  if (!middle) return { sentence: notInUse(written.code, postcodes) };
  const size = radiusKm < 1 ? `${Math.round(radiusKm * 1000)} m` : `${radiusKm} km`;
  return {
    outline: circleRound(middle, radiusKm),
    title: `${size} round ${written.code}`,
    // Everybody may read this: it must not name the one postcode in the middle.
    madeOf: `Drawn as a circle of ${size}, ${year}`,
  };
}

function notWhole(
  text: string,
  written: Exclude<WrittenPostcode, { kind: 'whole' }>,
  { codes }: PostcodePoints,
): string {
  if (written.kind === 'empty') return 'A postcode is missing after --postcode. Write it in quotation marks.';
  if (written.kind === 'strange')
    return `“${text}” does not look like a postcode. Look at its letters and numbers again.`;
  const example = codes.find((code) => code.startsWith(`${written.outcode} `));
  if (!example) return `There is no postcode in this county that begins with ${written.outcode}.`;
  return `“${text}” is only the beginning of a postcode. Write all of it, such as “${example}”.`;
}

function notInUse(code: string, { inUse, ended }: { inUse: PostcodePoints; ended: PostcodePoints }): string {
  const before = positionOf(code, ended);
  if (!before) {
    return `${code} is not among the imported postcodes of this county. Look at it again; a very new one comes with the next import.`;
  }
  const near = nearestCode(before, inUse);
  return `Royal Mail has ended the postcode ${code}.${near ? ` The nearest one in use is ${near}.` : ''}`;
}

function positionOf(code: string, { codes, longitudes, latitudes }: PostcodePoints): Position | undefined {
  const at = codes.indexOf(code);
  const [longitude, latitude] = [longitudes[at], latitudes[at]];
  return longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
}

function nearestCode(from: Position, { codes, longitudes, latitudes }: PostcodePoints): string | undefined {
  const { toKm } = projectionAt(from);
  let best: { code: string; km: number } | undefined;
  for (const [at, code] of codes.entries()) {
    const km = Math.hypot(...toKm([longitudes[at] ?? Number.NaN, latitudes[at] ?? Number.NaN]));
    if (km < (best?.km ?? Infinity)) best = { code, km };
  }
  return best?.code;
}
