import { yearIn } from '#area/import/boundaries/vintage.ts';
import { isLine } from '#area/library/area-file.ts';
import type { Boundary, Provenance } from '#area/library/area-library.ts';

/** What the Office for National Statistics asks to be written, but for what somebody says instead. */
export function creditOfBoundaries(
  fileName: string,
  areas: readonly Pick<Boundary, 'vintage'>[],
  said: { [K in keyof Provenance]?: string | undefined },
): Provenance {
  const year = areas.map(({ vintage }) => yearIn(vintage) ?? '').reduce((last, one) => (one > last ? one : last), '');
  const database = ['Contains OS data © Crown copyright and database right', year].filter(Boolean).join(' ');
  const file = isLine(fileName) ? ` (${fileName})` : '';
  return {
    source: said.source ?? `Office for National Statistics${file}`,
    licence: said.licence ?? 'Open Government Licence v3.0',
    credit:
      said.credit ??
      `Source: Office for National Statistics licensed under the Open Government Licence v.3.0. ${database}.`,
  };
}
