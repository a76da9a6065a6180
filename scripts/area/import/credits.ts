import type { Provenance } from '#area/library/area-library.ts';

/** Who published a list of postcodes, as far as its layout tells. */
export type PostcodeSource = 'directory' | 'code-point' | 'other';

const OGL = 'Open Government Licence v3.0';

const ordnanceSurvey = (year: string): string => `Contains OS data © Crown copyright and database right${year}.`;
const royalMail = (year: string): string =>
  `Contains Royal Mail data © Royal Mail copyright and database right${year}.`;
const STATISTICS = 'Source: Office for National Statistics licensed under the Open Government Licence v.3.0.';
const nationalStatistics = (year: string): string =>
  `Contains National Statistics data © Crown copyright and database right${year}.`;

/** What the publishers of postcodes ask to be written, for data of one year or of a year that nobody knows. */
export function creditOfPostcodes(source: PostcodeSource, ofYear: string | undefined): Provenance {
  const year = ofYear === undefined ? '' : ` ${ofYear}`;
  const owners = `${ordnanceSurvey(year)} ${royalMail(year)}`;
  return source === 'code-point'
    ? { source: 'Code-Point Open, Ordnance Survey', licence: OGL, credit: `${owners} ${nationalStatistics(year)}` }
    : { source: SOURCES[source], licence: OGL, credit: `${owners} ${STATISTICS}` };
}

const SOURCES = {
  directory: 'Postcode directory, Office for National Statistics',
  other: 'A list of postcodes made of open data',
} as const;

/** What the Office for National Statistics asks to be written under counts of the census. */
export const CREDIT_OF_CENSUS: Provenance = {
  source: 'Census 2021, households by postcode (P002), Office for National Statistics',
  licence: OGL,
  credit: STATISTICS,
};
