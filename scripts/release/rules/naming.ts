import { type Facts, hasCase, isStage } from '#release/rules/facts.ts';
import { isGivenName } from '#release/rules/known-names.ts';
import { type NameFound, namesIn } from '#release/rules/names.ts';
import { isAddress, type Piece } from '#release/rules/piece.ts';
import { type Mark, markOf, type Rule } from '#release/rules/rule.ts';
import { APP, CHILDREN, LIFELONG } from '#release/rules/sources.ts';
import { STREET_WORDS } from '#release/rules/words/places.ts';

const SAY_ROLE = 'Give sex, age and town instead, such as “a man aged 34 from Leeds”.';
const SAY_NOBODY = 'Say nothing that leads to this person: no name, age, street, school or relation.';

const isBeforeCharge = ({ story }: Facts): boolean => isStage(story.stage, 'report', 'arrest');
const isFromCharge = ({ story }: Facts): boolean => isStage(story.stage, 'charge');
const mayWithReason = ({ around }: Facts): boolean => around.settings.release['names-at-arrest'] === 'with-reason';
const isAdult = ({ age }: NameFound): boolean => age !== undefined && age >= 18;
const isChild = ({ age }: NameFound): boolean => age !== undefined && age < 18;

/** Who took a picture may be named; whoever it shows may not. */
const isOwed = ({ name }: Piece, found: NameFound): boolean =>
  (name === 'credit' || name === 'picture-data') && found.age === undefined && found.role === 'person';

function marksOfNames(facts: Facts, isMeant: (found: NameFound, piece: Piece) => boolean, instead: string): Mark[] {
  return facts.pieces.flatMap((piece) =>
    namesIn(piece, facts.known)
      .filter((found) => !(isOwed(piece, found) && piece.name === 'credit') && isMeant(found, piece))
      .map((found) => markOf(piece, found, instead)),
  );
}

const isSuspect = (found: NameFound, piece: Piece): boolean =>
  found.strength === 'sure' && found.role === 'person' && !isChild(found) && piece.name !== 'quote-by';
const isYoungName = ({ young }: Facts, found: NameFound): boolean =>
  found.strength === 'sure' && found.role === 'person' && (isChild(found) || (young.length > 0 && !isAdult(found)));

/** Names: of suspects before charge, of the young, of victims, of officers. */
export const NAMING: readonly Rule[] = [
  {
    code: 'suspect-named',
    name: 'Suspects are not named before charge',
    since: '2026-11-22',
    source: APP,
    when: (facts) => isBeforeCharge(facts) && !mayWithReason(facts),
    look: (facts) =>
      marksOfNames(facts, (found, piece) => isSuspect(found, piece) && !isYoungName(facts, found), SAY_ROLE),
  },
  {
    code: 'suspect-named-with-reason',
    name: 'A suspect is named before charge for a recorded reason only',
    since: '2026-11-22',
    source: APP,
    when: (facts) => isBeforeCharge(facts) && mayWithReason(facts),
    look: (facts) =>
      marksOfNames(facts, (found, piece) => isSuspect(found, piece) && !isYoungName(facts, found), SAY_ROLE),
  },
  {
    code: 'suspect-maybe-named',
    name: 'Two capitals may be a name',
    since: '2026-11-22',
    source: APP,
    when: isBeforeCharge,
    look: (facts) =>
      marksOfNames(facts, ({ strength }, { name }) => strength === 'maybe' && name !== 'quote-by', SAY_ROLE),
  },
  {
    code: 'young-person-named',
    name: 'Nobody under 18 is named',
    since: '2026-11-22',
    source: CHILDREN,
    isAbsolute: true,
    when: hasCase,
    look: (facts) =>
      marksOfNames(facts, (found, { name }) => isYoungName(facts, found) && name !== 'quote-by', SAY_NOBODY),
  },
  {
    code: 'person-named-beside',
    name: 'An adult who is named may give away who must not be known',
    since: '2026-11-22',
    source: LIFELONG,
    when: (facts) => isFromCharge(facts) && (facts.isJigsaw || (facts.story.orders ?? []).length > 0),
    look: (facts) =>
      marksOfNames(
        facts,
        (found, { name }) => found.role === 'person' && !isYoungName(facts, found) && name !== 'quote-by',
        'Leave the name out, or answer why it leads to nobody who must not be known.',
      ),
  },
  {
    code: 'victim-named',
    name: 'Victims whom the law keeps unnamed are not named',
    since: '2026-11-22',
    source: LIFELONG,
    isAbsolute: true,
    when: (facts) => hasCase(facts) && facts.isJigsaw,
    look: (facts) => marksOfNames(facts, ({ role }) => role === 'victim', SAY_NOBODY),
  },
  {
    code: 'victim-maybe-named',
    name: 'A victim is named only with consent',
    since: '2026-11-22',
    source: APP,
    when: (facts) => hasCase(facts) && !facts.isJigsaw,
    look: (facts) =>
      marksOfNames(facts, ({ role }) => role === 'victim', 'Leave the name out, or answer who agreed to it.'),
  },
  {
    code: 'officer-named',
    name: 'Those who work on a case are given by their role',
    since: '2026-11-22',
    source: 'House rule: roles, never names',
    when: () => true,
    look: (facts) =>
      marksOfNames(
        facts,
        ({ role, strength }, { name }) => role === 'officer' || (name === 'quote-by' && strength === 'sure'),
        'Give the role, such as “Neighbourhood inspector”.',
      ),
  },
  {
    code: 'name-in-address',
    name: 'File names and web addresses tell names too',
    since: '2026-11-22',
    source: APP,
    when: hasCase,
    look: (facts) => facts.pieces.filter(({ name }) => isAddress(name)).flatMap(namesInAddress),
  },
];

function namesInAddress(piece: Piece): Mark[] {
  const { tokens } = piece;
  return tokens.flatMap((token, from) => {
    const next = tokens[from + 1];
    if (!next || !isGivenName(token) || STREET_WORDS.has(next.word) || !/^\p{L}{2,}$/u.test(next.word)) return [];
    return [markOf(piece, { from, to: from + 2 }, 'Give it a name that names nobody, such as “photo.jpg”.')];
  });
}
