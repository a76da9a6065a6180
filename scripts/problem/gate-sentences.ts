import type { Severity } from '#problem/problem.ts';

/** What each finding of the release rules says besides its sentence. */
export interface GateArgs {
  /** The words that it is about, as they stand there. */
  words: string;
  /** What to write or do instead. */
  instead: string;
  /** The law or the guidance. */
  source: string;
}

interface GateSentence {
  severity: Severity;
  message: (args: GateArgs) => string;
  hint: (args: GateArgs) => string;
}

const hint = ({ instead, source }: GateArgs): string => `${instead} Source: ${source}.`;
const sentence =
  (severity: 'must' | 'ask') =>
  (says: string): GateSentence => ({ severity, message: ({ words }) => `“${words}”: ${says}`, hint });

/** Holds the story until it is mended. */
const must = sentence('must');
/** Holds the story until somebody who signs it has answered. */
const ask = sentence('ask');

/** What the release rules find. None of them says that something is lawful: that, a person answers for. */
export const GATE_SENTENCES = {
  // ── what is declared ─────────────────────────────────────────────────────────────────────────────────
  'under-18-undeclared': must('a case is told, and nothing says whether anybody in it is under 18.'),
  'protected-undeclared': must('a case is told, and nothing says whether the law keeps its victims unnamed.'),
  'orders-undeclared': must('a case is told, and nothing says whether a court has limited what may be told.'),
  'theme-unprotected': ask('stories of this kind often have victims whom the law keeps unnamed.'),
  'order-in-force': ask('a court has ordered this. Does every language keep to it?'),
  'order-ended': ask('the day of this order has passed. Has the court renewed it?'),
  'aim-narrows': ask('this place is small, and somebody in the story must not be recognised.'),

  // ── names and addresses ──────────────────────────────────────────────────────────────────────────────
  'suspect-named': must('a suspect is not named before charge.'),
  'suspect-named-with-reason': ask('a suspect is named before charge. What is the reason, and who agreed?'),
  'suspect-maybe-named': ask('this may be a name. A suspect is not named before charge.'),
  'young-person-named': must(
    'nobody under 18 may be named, nor anybody whose age is not told where some are under 18.',
  ),
  'person-named-beside': ask('a name beside somebody who must not be recognised, or beside an order of a court.'),
  'victim-named': must('a victim whom the law keeps unnamed is named.'),
  'victim-maybe-named': ask('a victim is named. Who agreed to it?'),
  'officer-named': ask('this seems to be a name. We give the roles of those who speak and work, not their names.'),
  'name-in-address': ask('a file name or an address that holds a name tells it to everybody.'),
  'home-address': must('this tells where somebody lives.'),
  'street-number': ask('a number in a street. Is it somebody’s home?'),
  'postcode-told': ask('a whole postcode stands for a handful of homes.'),

  // ── who must not be recognised ───────────────────────────────────────────────────────────────────────
  'young-person-undeclared': must('this speaks of somebody under 18, and the front matter says that there is nobody.'),
  'young-age-and-place': must('the age of somebody under 18 stands beside a place.'),
  'young-age': ask('the age of somebody under 18 helps to recognise them.'),
  'school-named': must('a school is named where somebody must not be recognised.'),
  'jigsaw-relation': must('this relation can give away somebody who must not be recognised.'),
  'jigsaw-detail': ask('this detail can give away somebody who must not be recognised.'),

  // ── words and stages ─────────────────────────────────────────────────────────────────────────────────
  'guilt-assumed': must('this says that somebody is guilty, and no court has found that.'),
  'guilt-suggested': ask('while a case is open, readers may take this to mean the people in it.'),
  'guilt-reported': ask('this says as a fact what has been reported.'),
  'past-crimes-told': must('past crimes must not be told while a court is still to decide.'),
  'past-crimes-before-sentence': ask('past crimes, before the sentence.'),
  'confession-told': must('this tells a confession while a court is still to decide.'),
  'evidence-told': ask('this may be evidence that a court is still to weigh.'),
  'stage-undeclared': ask('this tells of a case, and the story declares “stage: none”, so that few rules look at it.'),
  'stage-ahead': ask('these words belong to a later stage than the story declares.'),
  'told-as-fact': ask('this tells as a fact what is alleged.'),

  // ── pictures ─────────────────────────────────────────────────────────────────────────────────────────
  'picture-undeclared': ask('nothing says what this picture shows.'),
  'picture-without-record': must('a picture of a person needs a record of its release.'),
  'picture-shows-person': ask('the picture is declared to show no person, and its words speak of one.'),
  'picture-approver': must('whoever is named as having approved this picture may not approve it.'),
  'custody-image-early': must('a custody image is not shown before conviction.'),
  'custody-image-threshold': ask('nothing tells that the sentence is long enough for a custody image.'),
  'custody-image-old': must('this custody image has been shown for as long as the settings allow.'),
  'picture-of-apprehended': must('a picture of a wanted person comes down as soon as that person is found.'),
  'picture-while-active': ask('a picture of a person while a court is still to decide.'),
  'picture-of-young': must('a suspect under 18 is not shown.'),
  'picture-beside-protected': ask('a picture of a person, where somebody must not be recognised.'),

  // ── every story ──────────────────────────────────────────────────────────────────────────────────────
  'reward-promised': must('no reward may be promised.'),
  'crimestoppers-as-police': must('this makes Crimestoppers part of the police. It is an independent charity.'),
  'crimestoppers-link': must('the address of Crimestoppers is never wrapped, tracked or shortened.'),
  'link-shortened': ask('a shortened address hides where it leads, and may follow who opens it.'),
  'place-branded': ask('this brands the people of a place.'),
} as const satisfies Record<string, GateSentence>;

/** The code of a finding of the release rules. */
export type GateCode = keyof typeof GATE_SENTENCES;

/** True for a code of the release rules. */
export function isGateCode(code: string): code is GateCode {
  return Object.hasOwn(GATE_SENTENCES, code);
}
