import { isGivenName, type KnownNames } from '#release/rules/known-names.ts';
import { isAddress, type Piece } from '#release/rules/piece.ts';
import { isCapital, type Token } from '#release/rules/token.ts';
import { OPENERS } from '#release/rules/words/places.ts';

/** Words that are, or may be, the name of a person. */
export interface NameFound {
  from: number;
  to: number;
  /** `sure`: something about it tells that it is one. `maybe`: two capitals, and nothing known. */
  strength: 'sure' | 'maybe';
  /** What the words about it say this person is. */
  role: 'person' | 'officer' | 'victim';
  /** The age that stands beside it. */
  age?: number | undefined;
}

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'pan', 'pani', 'domnul', 'doamna', 'pani', 'pán']);
const RANKS = new Set(
  'detective inspector sergeant constable superintendent dci dcs dc ds di pc pcso sgt insp supt pcc cllr officer'.split(
    ' ',
  ),
);
const NAMED = new Set(['named', 'identified', 'called']);
const DONE_TO = new Set(
  'arrested charged accused suspected wanted bailed remanded questioned detained convicted jailed sentenced held sought'.split(
    ' ',
  ),
);
const BE = new Set(['was', 'were', 'is', 'are', 'has', 'have', 'been', 'being', 'who', 'had', 'will', 'be']);
const BEFORE_SUSPECT = new Set(
  'arrested charged wanted suspect suspects accused defendant defendants man woman boy girl brothers sisters teenager detained'.split(
    ' ',
  ),
);
const VICTIM = new Set(['victim', 'victims']);
const HARM = new Set(
  'murder death attack rape shooting stabbing killing abuse kidnap trafficking exploitation manslaughter'.split(' '),
);
const HARMED = new Set(
  'raped stabbed attacked trafficked assaulted robbed murdered killed shot abused exploited groomed'.split(' '),
);
const PLACE_BEFORE = new Set([
  'in',
  'at',
  'near',
  'around',
  'across',
  'on',
  'outside',
  'opposite',
  'behind',
  'via',
  'w',
  'în',
  'v',
  'na',
]);
/** The most words of one name. */
const LONGEST = 4;

/** Names of persons in a piece. A name of several words is found once. */
export function namesIn(piece: Piece, known: KnownNames): NameFound[] {
  const before = found.get(piece);
  if (before) return before;
  const names = isAddress(piece.name) ? [] : namesAmong(piece, known);
  found.set(piece, names);
  return names;
}

/** Many rules ask for the same names. */
const found = new WeakMap<Piece, NameFound[]>();

function namesAmong({ tokens, text }: Piece, known: KnownNames): NameFound[] {
  // A sentence ends with a sign, a headline does not.
  const isTitleCase = isMostlyCapitals(tokens) && !/[.!?]\s*$/.test(text.slice(-4));
  return capitalRuns(tokens).flatMap((run) => judge(tokens, run, known, isTitleCase) ?? []);
}

interface Run {
  from: number;
  to: number;
}

/** Words with capitals that stand side by side with nothing but a space or a hyphen between them. */
function capitalRuns(tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < tokens.length; from++) {
    let to = from;
    while (to < tokens.length && to - from < LONGEST && isPartOfRun(tokens, from, to)) to++;
    if (to > from) runs.push({ from, to });
    from = Math.max(from, to - 1);
  }
  return runs;
}

function isPartOfRun(tokens: readonly Token[], from: number, at: number): boolean {
  const token = tokens[at];
  if (!token || !(isCapital(token) || isShouted(token))) return false;
  return at === from || (/^(?:[ \u00a0]|-)$/.test(token.gap) && token.sentence === tokens[from]?.sentence);
}

/** “SMITH” within a name; an abbreviation is shorter. */
const isShouted = ({ text }: Token): boolean => /^\p{Lu}{5,}$/u.test(text.slice(0, 40));

function judge(tokens: readonly Token[], run: Run, known: KnownNames, isTitleCase: boolean): NameFound | undefined {
  const head = tokens[run.from];
  if (!head) return undefined;
  // A capital at the head of a sentence says nothing, unless it is a name that hardly ever is another word.
  const isOpener = OPENERS.has(head.word) || TITLES.has(head.word) || RANKS.has(head.word) || NAMED.has(head.word);
  const from = isOpener ? run.from + 1 : run.from;
  if (isOpener && (RANKS.has(head.word) || TITLES.has(head.word)))
    return judgeTitle(tokens, { from, to: run.to }, known);
  const words = tokens.slice(from, run.to);
  if (words.length === 0) return undefined;
  const first = words[0];
  const isGiven = first !== undefined && isGivenName(first);
  if (known.isOther(words) && !isGiven) return undefined;
  return (
    beside(tokens, { from, to: run.to }, isGiven) ?? alone(tokens, { from, to: run.to }, known, isTitleCase, isGiven)
  );
}

function judgeTitle(tokens: readonly Token[], run: Run, known: KnownNames): NameFound | undefined {
  const title = tokens[run.from - 1]?.word ?? '';
  let { from } = run;
  while (from < run.to && RANKS.has(tokens[from]?.word ?? '')) from++;
  const words = tokens.slice(from, run.to);
  if (words.length === 0 || words.every((word) => known.isKnown(word) && !isGivenName(word))) return undefined;
  const isOfficer = RANKS.has(title) || RANKS.has(tokens[from - 1]?.word ?? '');
  return { from: run.from - 1, to: run.to, strength: 'sure', role: isOfficer ? 'officer' : 'person' };
}

/** What the words before and after say of it. */
function beside(tokens: readonly Token[], run: Run, isGiven: boolean): NameFound | undefined {
  const { from, to } = run;
  const isLong = to - from > 1 || isGiven;
  const word = (at: number): string =>
    tokens[at]?.sentence === tokens[from]?.sentence ? (tokens[at]?.word ?? '') : '';
  const age = ageAfter(tokens, to);
  if (isVictim(word, run)) return { from, to, strength: 'sure', role: 'victim', age };
  const title = word(from - 1);
  if (RANKS.has(title) && isLong) return { from: from - 1, to, strength: 'sure', role: 'officer' };
  if (TITLES.has(title)) return { from: from - 1, to, strength: 'sure', role: 'person', age };
  const isTold =
    isNamed(word, from) || (BE.has(word(to)) && doneWithin(word, to)) || (isLong && BEFORE_SUSPECT.has(title));
  return age !== undefined || (isTold && isLong) || isNamed(word, from)
    ? { from, to, strength: 'sure', role: 'person', age }
    : undefined;
}

function isVictim(word: (at: number) => string, { from, to }: Run): boolean {
  if (VICTIM.has(word(from - 1))) return true;
  if (HARM.has(word(from - 2)) && (word(from - 1) === 'of' || word(from - 1) === 'on')) return true;
  return BE.has(word(to)) && [to + 1, to + 2].some((at) => HARMED.has(word(at)));
}

function isNamed(word: (at: number) => string, from: number): boolean {
  if (word(from - 1) === 'named' || word(from - 1) === "name's") return true;
  if (word(from - 1) === 'as' && NAMED.has(word(from - 2))) return true;
  if (word(from - 1) === 'is' && word(from - 2) === 'name') return true;
  return word(from - 1) === 'called' && [2, 3, 4].some((back) => BEFORE_SUSPECT.has(word(from - back)));
}

const doneWithin = (word: (at: number) => string, to: number): boolean =>
  [to + 1, to + 2].some((at) => DONE_TO.has(word(at)));

/** “Jane Doe, 34, of …”, “Jane Doe (34)”, “Jane Doe, aged 34”. */
function ageAfter(tokens: readonly Token[], to: number): number | undefined {
  const next = tokens[to];
  if (!next || !/^(?:, ?| ?\()$/.test(next.gap)) return undefined;
  const isAged = ['aged', 'lat', 'vârsta', 'vek'].includes(next.word);
  const number = isAged ? tokens[to + 1] : next;
  if (!number || !/^[1-9]\d?$/.test(number.word)) return undefined;
  const after = tokens[tokens.indexOf(number, to) + 1];
  const isClosed =
    !after ||
    /^[,).;]/.test(after.gap) ||
    ['of', 'from', 'was', 'has', 'is', 'who', 'and', 'lat', 'lata', 'ani', 'rokov'].includes(after.word);
  return isAged || isClosed ? Number(number.word) : undefined;
}

/** Nothing about it tells what it is: a given name is still strong evidence, two unknown capitals are a question. */
function alone(
  tokens: readonly Token[],
  run: Run,
  known: KnownNames,
  isTitleCase: boolean,
  isGiven: boolean,
): NameFound | undefined {
  let { from } = run;
  const words = (): Token[] => tokens.slice(from, run.to);
  if (isGiven && run.to - from > 1 && !known.isOther(words()))
    return { from, to: run.to, strength: 'sure', role: 'person' };
  if (isTitleCase) return undefined;
  if (tokens[from]?.opens && !isGiven) from++;
  const before = tokens[from - 1];
  const isPlace = before !== undefined && before.sentence === tokens[from]?.sentence && PLACE_BEFORE.has(before.word);
  if (run.to - from < 2 || isPlace || known.isOther(words())) return undefined;
  return { from, to: run.to, strength: 'maybe', role: 'person' };
}

/** A headline in which nearly every word has a capital. */
function isMostlyCapitals(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ text, opens }) => text.length > 3 && !opens);
  return long.length > 3 && long.filter(isCapital).length > long.length * 0.7;
}
