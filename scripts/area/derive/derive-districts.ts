import { COUNTY } from '#area/area-id.ts';
import { parseEchartsMap } from '#area/derive/echarts-map.ts';
import type { DistrictsFile } from '#area/districts.ts';
import { type Border, bordersOf, type Piece, ringsOfArea, simplifyBorders } from '#area/shape/borders.ts';
import { isSamePosition, type Position, type Ring } from '#area/shape/geometry.ts';
import { projectionAt } from '#area/shape/projection.ts';

const TOLERANCE_KM = 0.15;
const CRUMB_KM2 = 0.2;

// Constituencies are the source because they are openly licensed, come in a pinned package and nest in the districts,
// all but one of them.
const DISTRICTS = {
  bradford: ['Bradford East', 'Bradford South', 'Bradford West', 'Keighley', 'Shipley'],
  calderdale: ['Calder Valley', 'Halifax'],
  kirklees: ['Batley and Spen', 'Colne Valley', 'Dewsbury', 'Huddersfield'],
  leeds: [
    'Elmet and Rothwell',
    'Leeds Central',
    'Leeds East',
    'Leeds North East',
    'Leeds North West',
    'Leeds West',
    'Pudsey',
  ],
  wakefield: ['Hemsworth', 'Normanton, Pontefract and Castleford', 'Wakefield'],
};

// The one constituency in two districts. The line runs half-way between villages, from where Kirklees begins:
// West Ardsley, East Ardsley, Thorpe and Lofthouse are in Leeds; Kirkhamgate, Carr Gate, Outwood and Stanley in Wakefield.
const DIVIDED = 'Morley and Outwood';
const DIVIDING_LINE: Position[] = [
  [-1.5703, 53.707],
  [-1.56, 53.711],
  [-1.536, 53.7165],
  [-1.515, 53.7195],
  [-1.495, 53.7245],
  [-1.484, 53.728],
];
const APPROXIMATE = 'The border of Leeds and Wakefield between West Ardsley and Lofthouse is drawn by hand.';

/** Cuts a ring in two along a line, whose ends move to the nearest positions of the ring. */
function divide(ring: Ring, line: readonly Position[]): [Ring, Ring] {
  const open = ring.slice(1);
  const nearest = (position: Position): Position => {
    const { toKm } = projectionAt(position);
    return open.reduce((best, one) => (Math.hypot(...toKm(one)) < Math.hypot(...toKm(best)) ? one : best));
  };
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) throw new RangeError('A dividing line has two ends.');
  const [start, end] = [nearest(first), nearest(last)];
  const at = open.findIndex((position) => isSamePosition(position, start));
  const turned = [...open.slice(at), ...open.slice(0, at)];
  const to = turned.findIndex((position) => isSamePosition(position, end));
  const cut = [start, ...line.slice(1, -1), end];
  return [
    [...turned.slice(0, to), ...cut.toReversed()],
    [...cut, ...turned.slice(to + 1), start],
  ];
}

function piecesOf(mapScript: string): Piece[] {
  const ringOf = parseEchartsMap(mapScript, 'pcon16nm');
  const whole = Object.entries(DISTRICTS).flatMap(([area, names]) =>
    names.map((name) => ({ area, ring: ringOf(name) })),
  );
  const middle = (ring: Ring): number => ring.reduce((sum, position) => sum + position[1], 0) / ring.length;
  const [south, north] = divide(ringOf(DIVIDED), DIVIDING_LINE).sort((one, other) => middle(one) - middle(other));
  return [
    ...whole,
    ...(south && north
      ? [
          { area: 'wakefield', ring: south },
          { area: 'leeds', ring: north },
        ]
      : []),
  ];
}

const round = (ring: Ring): [number, number][] =>
  ring.map(([longitude, latitude]) => [Number(longitude.toFixed(4)), Number(latitude.toFixed(4))]);

function featureOf(id: string, name: string, rings: Ring[]): DistrictsFile['features'][number] {
  const [ring, ...more] = rings;
  if (!ring || more.length > 0) throw new RangeError(`${name} has ${rings.length} rings; one was expected.`);
  const isApproximate = id === 'leeds' || id === 'wakefield';
  return {
    type: 'Feature',
    id,
    properties: { id, name, ...(isApproximate ? { approximate: APPROXIMATE } : {}) },
    geometry: { type: 'Polygon', coordinates: [round(ring)] },
  };
}

function featuresOf(borders: readonly Border[]): DistrictsFile['features'] {
  const county = ringsOfArea(borders, (areas) => areas.length === 1, CRUMB_KM2);
  const districts = Object.keys(DISTRICTS).map((id) =>
    featureOf(
      id,
      `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
      ringsOfArea(borders, (areas) => areas.includes(id), CRUMB_KM2),
    ),
  );
  return [featureOf(COUNTY, 'West Yorkshire', county), ...districts];
}

function render({ features, ...head }: DistrictsFile): string {
  const members = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},`);
  return `{${members.join('\n')}\n"features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;
}

/** The text of content/areas/districts.geojson, from the map script of echarts-united-kingdom-js. */
export function deriveDistricts(mapScript: string): string {
  return render({
    type: 'FeatureCollection',
    credit:
      'Contains National Statistics data © Crown copyright and database right 2018. Contains OS data © Crown copyright and database right 2018.',
    source:
      'Office for National Statistics, Westminster Parliamentary Constituencies (December 2016), through the npm package echarts-united-kingdom-js 0.0.1; joined into districts and simplified to 150 m.',
    licence: 'Open Government Licence v3.0',
    features: featuresOf(simplifyBorders(bordersOf(piecesOf(mapScript)), TOLERANCE_KM)),
  });
}
