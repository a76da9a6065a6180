import type { Partner } from '#partnership/directory.ts';

type Kind = Partner['kind'];

/** The kinds of partner, in the order of the page. A new kind breaks the compile until it has a heading. */
export const partnerKinds: Readonly<Record<Kind, string>> = {
  police: 'Police',
  council: 'Councils',
  probation: 'Probation',
  health: 'Health',
  other: 'Other public services',
  charity: 'Charities',
};

/** Partners under the heading of their kind; kinds without a partner are left out. */
export function byKind(partners: readonly Partner[]): { heading: string; kind: Kind; members: Partner[] }[] {
  return (Object.keys(partnerKinds) as Kind[])
    .map((kind) => ({ kind, heading: partnerKinds[kind], members: partners.filter((one) => one.kind === kind) }))
    .filter(({ members }) => members.length > 0);
}
