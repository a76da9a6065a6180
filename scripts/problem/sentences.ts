import { GATE_SENTENCES } from '#problem/gate-sentences.ts';
import type { Severity } from '#problem/problem.ts';

/** The words of one problem code. `message` says what is wrong; `hint` says what to write instead. */
interface Sentence<A> {
  severity: Severity;
  message: (args: A) => string;
  hint: (args: A) => string;
}

const error = <A>(message: Sentence<A>['message'], hint: Sentence<A>['hint']): Sentence<A> => ({
  severity: 'error',
  message,
  hint,
});

const warning = <A>(message: Sentence<A>['message'], hint: Sentence<A>['hint']): Sentence<A> => ({
  severity: 'warning',
  message,
  hint,
});

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const orElse = (nearest: string | undefined, otherwise: string): string =>
  nearest ? `Did you mean “${nearest}”?` : otherwise;
const quoted = (value: string): string => (value === '' ? 'An empty value' : `“${value}”`);
const named = (key: string): string => (key === 'the file' ? 'The file' : `“${key}”`);
const typeHint = (key: string, expected: string, found: string): string => {
  if (key === 'the file') return 'See content/README.md for what belongs in it.';
  if (expected === 'a number') return 'Write it with digits only, such as 4500, without £ or commas.';
  if (expected === 'text' && found !== 'empty')
    return 'Put it in "quotation marks" if it looks like a number or a date.';
  return expected === 'a list' ? 'Write it in square brackets: [one, two].' : `Write ${expected} there.`;
};
/** What is wrong with one line of a record, after “this line”. */
export const RECORD_FAULTS = {
  unreadable: 'cannot be read',
  'other-story': 'belongs to another story',
  'chain-broken': 'does not follow the line before it: a line was edited, moved or taken away',
  'time-backwards': 'is older than the line before it',
  'key-unknown': 'was signed with a key that is not listed for this person',
  'key-ended': 'was signed with a key on a day on which it did not count',
  'key-shared': 'was signed with a key that several people are listed with',
  'key-sample': 'was signed with a sample key, which anybody can use',
  'signature-wrong': 'has another text than the one that was signed',
  cut: 'is the last one here, and the version history knows a signed line that is missing',
} as const;
type RecordFault = keyof typeof RECORD_FAULTS;
/** What only one of two languages says. */
interface Differing {
  english: readonly string[];
  translation: readonly string[];
}
const otherwise = ({ english, translation }: Differing): string => {
  if (english.length === 0) return `The translation says ${inARow(translation)} here; the English does not.`;
  if (translation.length === 0) return `The English says ${inARow(english)} here; the translation does not.`;
  return `The English says ${inARow(english)} here; the translation says ${inARow(translation)}.`;
};
const inARow = (words: readonly string[]): string => words.join(words.length > 2 ? ', ' : ' and ');
const SAME_IN_ALL = 'Say the same in each language.';
const choices = (allowed: readonly string[]): string => `Choose from: ${allowed.join(', ')}.`;

const homesInWords = (a: { homes: number; estimated: boolean }): string => {
  if (a.homes === 0) return 'no homes';
  const count = a.homes.toLocaleString('en-GB');
  return `${a.estimated ? 'about ' : ''}${count} ${a.homes === 1 ? 'home' : 'homes'}`;
};
/** A position, and how many homes there are about it. */
interface Spot {
  longitude: number;
  latitude: number;
}
interface FewHomes extends Spot {
  homes: number;
  estimated: boolean;
  floor: number;
}
const nearSpot = ({ longitude, latitude }: Spot): string => `Near ${longitude}, ${latitude}`;
const inList = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');

/** Which polygon of an outline, and where it is. */
interface PartOfOutline {
  part: number;
  parts: number;
  longitude: number;
  latitude: number;
}
const partInWords = (a: PartOfOutline): string =>
  a.parts === 1 ? 'The outline' : `Part ${a.part} of ${a.parts}, near ${a.longitude}, ${a.latitude},`;

/**
 * Every code this toolkit can report, with its words in one place.
 * A code is permanent; its sentences may be improved at any time.
 */
export const SENTENCES = {
  // ── files ────────────────────────────────────────────────────────────────────────────────────────────
  'file-missing': error<{ what: string }>(
    (a) => `The file for ${a.what} is not there.`,
    () => 'Create the file; content/README.md shows what belongs in it.',
  ),
  'file-unreadable': error<Record<string, never>>(
    () => 'The file is there, but it may not be read.',
    () => 'Ask whoever keeps this machine to let you read it, or close the program that holds it.',
  ),
  'folder-unreadable': error<Record<string, never>>(
    () => 'The folder cannot be opened.',
    () => 'See that it is a folder and not a file, and that you may open it.',
  ),
  'file-not-utf8': error<{ offset: number }>(
    (a) => `The file is not plain UTF-8 text: byte ${a.offset} does not belong.`,
    () => 'Open it in your editor and save it again with the encoding “UTF-8”.',
  ),
  'file-too-large': error<{ sizeBytes: number; limitBytes: number }>(
    (a) => `The file has ${megabytes(a.sizeBytes)}; at most ${megabytes(a.limitBytes)} is read.`,
    () => 'Keep only the words of the story here. A picture belongs in a file of its own.',
  ),
  'file-unexpected': warning<{ name: string; nearest?: string | undefined }>(
    (a) => `“${a.name}” is not used by anything.`,
    (a) => orElse(a.nearest, 'Remove it, or move it out of content/ if it is only your working copy.'),
  ),
  'file-not-plain': error<Record<string, never>>(
    () => 'This is a link or a folder, and not a file that may be written.',
    () => 'Put a plain file in its place, or choose another id.',
  ),
  'file-there-already': error<Record<string, never>>(
    () => 'There is a file of this name already. It was left as it is.',
    () => 'Choose another id, or open that place and change it.',
  ),
  'source-changed-meanwhile': error<Record<string, never>>(
    () => 'This file was saved while the build was at work: what was made is not what was signed.',
    () => 'Let nobody save while you build, and build again.',
  ),
  'file-changed-meanwhile': error<{ how: 'changed' | 'gone' }>(
    (a) =>
      `The file was ${a.how === 'gone' ? 'taken away' : 'changed by somebody else'} after it was opened. Nothing was written.`,
    () => 'Open it again to see what is there now, then make your change once more.',
  ),
  'yaml-syntax': error<{ reason: string; instead: string }>(
    (a) => `This line cannot be read: ${a.reason}.`,
    (a) => a.instead,
  ),
  'json-syntax': error<{ reason: string }>(
    (a) => `The file is not valid JSON: ${a.reason}.`,
    () => 'Check the commas, quotation marks and brackets near this place.',
  ),
  'character-hidden': error<{ character: string }>(
    (a) => `This line holds a character that cannot be seen (${a.character}).`,
    () => 'Delete the line and type it again; such characters come along when text is copied from elsewhere.',
  ),
  'front-matter-missing': error<{ part: 'beginning' | 'end' }>(
    (a) =>
      a.part === 'beginning'
        ? 'The file does not begin with its fields.'
        : 'The fields at the top of the file are not closed.',
    () => 'Write a line of three hyphens (---), then title, summary and the rest, then a line of --- again.',
  ),

  // ── values ───────────────────────────────────────────────────────────────────────────────────────────
  'key-unknown': error<{ key: string; nearest?: string | undefined; allowed: readonly string[] }>(
    (a) => `“${a.key}” is not a field that belongs here.`,
    (a) => orElse(a.nearest, a.allowed.length > 0 ? `Fields are: ${a.allowed.join(', ')}.` : 'Remove the line.'),
  ),
  'key-missing': error<{ key: string }>(
    (a) => `“${a.key}” is missing.`,
    (a) => {
      const [last = a.key, ...above] = a.key.split('.').reverse();
      return above.length > 0 ? `Add “${last}” below “${above.reverse().join('.')}”.` : `Add a line “${a.key}: …”.`;
    },
  ),
  'value-type': error<{ key: string; expected: string; found: string }>(
    (a) => `${named(a.key)} should be ${a.expected}, but is ${a.found}.`,
    (a) => typeHint(a.key, a.expected, a.found),
  ),
  'value-unknown': error<{ key: string; value: string; nearest?: string | undefined; allowed: readonly string[] }>(
    (a) => `${quoted(a.value)} is not a value that “${a.key}” can have.`,
    (a) => orElse(a.nearest, choices(a.allowed)),
  ),
  'value-too-long': error<{ key: string; length: number; limit: number }>(
    (a) => `“${a.key}” has ${a.length} characters; at most ${a.limit} fit.`,
    (a) => `Shorten it by ${a.length - a.limit}. Readers see it in full on a phone and on the flyer.`,
  ),
  'value-too-short': error<{ key: string; limit: number }>(
    (a) => `“${a.key}” is empty or too short.`,
    (a) => (a.limit === 1 ? 'Write something there.' : `Write at least ${a.limit} of them.`),
  ),
  'value-too-many': error<{ key: string; limit: number }>(
    (a) => `“${a.key}” has too many entries; at most ${a.limit} are allowed.`,
    () => 'Remove the least important ones.',
  ),
  'value-out-of-range': error<{ key: string; reason: string }>(
    (a) => `“${a.key}” is not possible: ${a.reason}.`,
    () => 'Check the number.',
  ),
  'value-malformed': error<{ key: string; value: string; expected: string }>(
    (a) => `${quoted(a.value)} is not ${a.expected}.`,
    (a) => `Write “${a.key}” as ${a.expected}.`,
  ),
  'moment-malformed': error<{ key: string; value: string }>(
    (a) => `“${a.key}: ${a.value}” is not a day and time that exists, written as year-month-day.`,
    () => 'Write the year, month and day, T, the time and the zone, for example 2026-11-02T09:00:00+00:00.',
  ),
  'moment-without-zone': error<{ key: string; value: string }>(
    (a) => `“${a.key}: ${a.value}” does not say which time zone it means.`,
    () => 'Add the time and the zone: +00:00 in winter, +01:00 in summer, for example 2026-11-02T09:00:00+00:00.',
  ),

  // ── the words of a story ─────────────────────────────────────────────────────────────────────────────
  'mdx-syntax': error<{ reason: string; instead: string }>(
    (a) => `This part cannot be read: ${a.reason}.`,
    (a) => a.instead,
  ),
  'mdx-code': error<{ what: string }>(
    (a) => `${a.what} is computer code. A story holds words only, and nothing in it is ever run.`,
    () =>
      'Remove it. A curly bracket needs a backslash before it (\\{); no paragraph begins with the word import or export.',
  ),
  'html-not-allowed': error<{ tag: string }>(
    (a) => `<${a.tag}> is HTML, which cannot be shown on a flyer.`,
    () => 'Use Markdown: **bold**, *stress*, [link](https://…), or one of the components.',
  ),
  'markdown-not-allowed': error<{ what: string; instead: string }>(
    (a) => `${a.what} cannot be shown in every medium.`,
    (a) => a.instead,
  ),
  'heading-level': error<{ level: number }>(
    (a) => `A heading with ${'#'.repeat(a.level)} does not fit: the title stands above it already.`,
    () => 'Use ## for a section, and ### below it.',
  ),
  'body-empty': error<Record<string, never>>(
    () => 'The story has no text below its fields.',
    () => 'Write at least one paragraph.',
  ),
  'link-unsafe': error<{ url: string }>(
    (a) => `The link “${a.url}” is not a web, email or telephone address.`,
    () => 'Write a full public address that begins with https://, without spaces or a password; or mailto: or tel:.',
  ),
  'component-unknown': error<{ name: string; nearest?: string | undefined; allowed: readonly string[] }>(
    (a) => `There is no component called <${a.name}>.`,
    (a) => orElse(a.nearest, choices(a.allowed)),
  ),
  'component-misplaced': error<{ name: string; inside: string }>(
    (a) => `<${a.name}> cannot stand inside ${a.inside}.`,
    () => 'Give it a line of its own, with an empty line before and after it.',
  ),
  'component-content': error<{ name: string; expected: string }>(
    (a) => `<${a.name}> should hold ${a.expected}.`,
    (a) =>
      a.expected === 'nothing'
        ? `Write it as one line: <${a.name} />`
        : `Put ${a.expected} between <${a.name}> and </${a.name}>, with an empty line on either side.`,
  ),
  'component-order': error<{ name: string; after: string }>(
    (a) => `<${a.name}> must come after ${a.after}.`,
    () => 'Move it down: every reader finds how to tell us, and who helps, at the end.',
  ),
  'component-repeated': error<{ name: string }>(
    (a) => `<${a.name}> stands here more than once.`,
    () => 'Keep one of them.',
  ),
  'attribute-missing': error<{ name: string; attribute: string }>(
    (a) => `<${a.name}> needs “${a.attribute}”.`,
    (a) => `Add ${a.attribute}="…" inside the tag <${a.name} …>.`,
  ),
  'attribute-unknown': error<{
    name: string;
    attribute: string;
    nearest?: string | undefined;
    allowed: readonly string[];
  }>(
    (a) => `<${a.name}> has no “${a.attribute}”.`,
    (a) => orElse(a.nearest, a.allowed.length > 0 ? choices(a.allowed) : `Write it as <${a.name}> alone.`),
  ),
  'attribute-not-text': error<{ name: string; attribute: string }>(
    (a) => `The attribute “${a.attribute}” of <${a.name}> is not quoted text.`,
    (a) => `Write it as ${a.attribute}="…".`,
  ),

  // ── a story as a whole ───────────────────────────────────────────────────────────────────────────────
  'story-without-english': error<{ slug: string; found?: string | undefined }>(
    (a) => `The story “${a.slug}” has no en.mdx.`,
    (a) =>
      a.found
        ? `Rename “${a.found}” to en.mdx. Some editors add an ending that you do not see.`
        : 'Add en.mdx: it carries the fields that all translations share.',
  ),
  'slug-taken': error<{ slug: string; other: string }>(
    (a) => `There is a story called “${a.slug}” already, in ${a.other}.`,
    () => 'Rename one of the two folders: the name is part of the web address.',
  ),
  'slug-malformed': error<{ slug: string }>(
    (a) => `“${a.slug}” cannot be part of a web address.`,
    () =>
      'Name the folder with small letters, numbers and single hyphens, at most 60 of them, and at least one letter.',
  ),
  'kind-misplaced': error<{ kind: string; folder: string; right: string }>(
    (a) => `A story of the kind “${a.kind}” does not belong in ${a.folder}/.`,
    (a) => `Move its folder to ${a.right}/, or change its kind.`,
  ),
  'expires-required': error<{ kind: string }>(
    (a) => `This ${a.kind} does not say when it ends.`,
    () => 'Add a line “expires: …” with the day and time from which it must no longer be shown.',
  ),
  'expires-too-early': error<Record<string, never>>(
    () => 'The story expires before it is published.',
    () => 'Put “expires” after “published”.',
  ),
  'report-required': error<Record<string, never>>(
    () => 'An appeal must say how people can tell us what they know.',
    () => 'Add <Report /> at the end, or <Report>…</Report> with what you ask for inside.',
  ),
  'event-required': error<Record<string, never>>(
    () => 'The event does not say when and where it is.',
    () => 'Add <Event starts="…" ends="…" place="…" />.',
  ),
  'event-misplaced': error<{ kind: string }>(
    (a) => `<Event> belongs to stories of the kind “event”; this one is “${a.kind}”.`,
    () => 'Remove it, or make the story an event in content/events/.',
  ),
  'event-ends-early': error<Record<string, never>>(
    () => 'The event ends before it starts.',
    () => 'Put “ends” after “starts”.',
  ),
  'translation-differs': error<{ english: string; translation: string }>(
    (a) => `The translation differs from the English: it has ${a.translation} here, and en.mdx has ${a.english}.`,
    () => 'Give the translation the same parts, links and dates in the same order as en.mdx.',
  ),
  'translation-number-differs': error<Differing>(
    otherwise,
    () => `${SAME_IN_ALL} Write numbers in digits, as en.mdx does.`,
  ),
  'translation-date-differs': error<Differing>(
    otherwise,
    () => `${SAME_IN_ALL} Write the day, the month as a word, and the year, as en.mdx does.`,
  ),
  'translation-time-differs': error<Differing>(
    otherwise,
    () => `${SAME_IN_ALL} “7pm” may be 19:00, or 7 with the word for evening.`,
  ),
  'translation-telephone-differs': error<Differing>(otherwise, () => `${SAME_IN_ALL} A wrong number helps nobody.`),
  'translation-address-differs': error<Differing>(otherwise, () => `${SAME_IN_ALL} Copy the address from en.mdx.`),
  'translation-reference-differs': error<Differing>(
    otherwise,
    () => `${SAME_IN_ALL} Copy what callers should quote from en.mdx, in its letters.`,
  ),
  'translation-weekday-differs': warning<Differing>(
    otherwise,
    () => 'Name the same days. If the word for the day is right and only not known here, leave it as it is.',
  ),
  'translation-place-differs': warning<Differing>(
    otherwise,
    () => 'Name the same places. If the language only changes the end of a name, leave it as it is.',
  ),
  'review-unsigned': error<{ key: string }>(
    (a) => `The translation says that it was reviewed, but “${a.key}” is missing.`,
    () => 'Write who compared it with the English, and when: {reviewed: yes, by: translator-pl, date: 2026-11-02}.',
  ),
  'translation-unused': warning<{ language: string }>(
    (a) =>
      `No flyer or bulletin is made from this translation: none of its places has “${a.language}” in its languages.`,
    () => 'Add the language to a place in content/hotspots/. The web page is made all the same.',
  ),
  'language-unknown': error<{ language: string; nearest?: string | undefined; allowed: readonly string[] }>(
    (a) => `“${a.language}” is not a language of this partnership.`,
    (a) => orElse(a.nearest, `Languages are set in settings.yaml: ${a.allowed.join(', ')}.`),
  ),

  // ── pictures ─────────────────────────────────────────────────────────────────────────────────────────
  'image-missing': error<{ name: string; nearest?: string | undefined }>(
    (a) => `The picture “${a.name}” is not in the folder of the story.`,
    (a) => orElse(a.nearest, 'Put the file beside en.mdx, and write its name just as it is.'),
  ),
  'image-elsewhere': error<{ name: string }>(
    (a) => `“${a.name}” is not the name of a file in the folder of the story.`,
    () => 'Put the picture beside en.mdx and write only its name, without slashes.',
  ),
  'image-alt-missing': error<{ name: string }>(
    (a) => `The picture “${a.name}” has no description.`,
    () => 'Add alt="…": say in one sentence what can be seen, for people who cannot see it.',
  ),
  'image-unreadable': error<{ name: string }>(
    (a) => `“${a.name}” is not a picture that can be read.`,
    () => 'Save it as JPEG, PNG or WebP.',
  ),
  'image-too-large': error<{ name: string; sizeBytes: number; limitBytes: number }>(
    (a) => `The picture “${a.name}” has ${megabytes(a.sizeBytes)}; at most ${megabytes(a.limitBytes)} is read.`,
    () => 'Save it smaller: 2,000 points wide is plenty.',
  ),
  'image-too-many-pixels': error<{ name: string; width: number; height: number }>(
    (a) => `The picture “${a.name}” is ${a.width} × ${a.height} points, which is too many to open safely.`,
    () => 'Save it smaller: 2,000 points wide is plenty.',
  ),
  'image-tells-place': warning<{ name: string }>(
    (a) => `The picture “${a.name}” still carries the place where it was taken.`,
    () => 'The place is removed from everything that is published. Remove it from the file too, before you share it.',
  ),
  'image-not-shown': error<{ name: string }>(
    (a) => `The story’s picture “${a.name}” is never shown in its text.`,
    (a) => `Add <Photo src="${a.name}" alt="…" />, or remove the line “image”.`,
  ),
  'picture-review-due': warning<{ name: string; review: string; days: number }>(
    (a) =>
      `The picture “${a.name}” leaves all media on ${a.review}, ${a.days === 1 ? 'tomorrow' : `in ${a.days} days`}, unless somebody looks at it again.`,
    () => 'If it must still be shown, write a later day after “review” in “pictures”, and have the story signed again.',
  ),
  'picture-review-past': warning<{ name: string; review: string }>(
    (a) => `The picture “${a.name}” is no longer shown: nobody has looked at it again by ${a.review}.`,
    () => 'Write a later day after “review” and have the story signed again; or take the picture out.',
  ),

  // ── across files ─────────────────────────────────────────────────────────────────────────────────────
  'id-unknown': error<{ id: string; what: string; nearest?: string | undefined; where: string }>(
    (a) => `“${a.id}” is not ${a.what}.`,
    (a) => orElse(a.nearest, `They are listed in ${a.where}.`),
  ),
  'id-taken': error<{ id: string; other: string }>(
    (a) => `The id “${a.id}” is used already, in ${a.other}.`,
    () => 'Give one of the two another id.',
  ),
  'id-not-file-name': error<{ id: string; name: string }>(
    (a) => `The file is called “${a.name}”, but what is in it has the id “${a.id}”.`,
    () => 'Give the file and the id the same name.',
  ),
  'aim-county-alone': error<Record<string, never>>(
    () => 'A story for the whole county cannot name other places as well.',
    () => 'Write “aim: county”, or list the places without it.',
  ),
  'aim-unchangeable': error<{ written: string }>(
    () => 'The line “aim” is written in an unusual way, and could not be changed without touching other lines.',
    (a) => `Change it by hand, to: aim: ${a.written}`,
  ),
  'record-broken': error<{ kind: RecordFault }>(
    (a) => `This line of the record of signatures ${RECORD_FAULTS[a.kind]}. Nothing in this record counts any more.`,
    () => 'Bring back the file as it was, from your version history. Lines are only ever added, by npm run sign.',
  ),
  'record-cut': error<Record<string, never>>(
    () =>
      'A signed line that the version history knows is missing from this record. Nothing in this record counts any more.',
    () =>
      'Bring back the file as it was, from your version history; or let whoever signed that line look at the story and sign again.',
  ),
  'released-unreviewed': warning<{ slug: string }>(
    () => 'This story is out by one signature, because life was at risk. Nobody else has looked at it yet.',
    (a) => `Let somebody else of comms look at it now, and sign: npm run sign -- approve ${a.slug}`,
  ),
  'people-unsigned': error<{ changes: readonly string[]; isOfSample?: boolean }>(
    (a) =>
      a.isOfSample
        ? 'The list of people was last signed with a key of the sample, which does not count here. So no signature counts.'
        : a.changes.length === 0
          ? 'Nobody of comms has signed this list of people yet, so that no signature counts.'
          : `This is not the list of people that was last signed: ${a.changes.join('; ')}. What was signed counts until somebody signs this.`,
    (a) =>
      `${a.isOfSample ? 'Delete content/people.signoffs.jsonl, which came with the sample. Then let' : 'Let'} somebody of comms look at the list, and sign it: npm run sign -- people --as PERSON --key FILE`,
  ),
  'people-record-broken': error<Record<string, never>>(
    () =>
      'A signed change of the people was edited, moved or taken away, or was signed by somebody who was not of comms.',
    () =>
      'Bring back the file as it was, from your version history. Lines are only ever added, by npm run sign -- people.',
  ),
  'key-sample': error<{ id: string }>(
    (a) => `The key of “${a.id}” is a sample key, with which everybody can sign. It does not count here.`,
    () => 'Let this person make a key of their own: npm run sign -- keygen. Or write sample: true in settings.yaml.',
  ),
  'key-shared': error<{ ids: readonly string[] }>(
    (a) =>
      `${a.ids.map((id) => `“${id}”`).join(' and ')} are listed with the same key, so that one person could write and approve. It counts for neither.`,
    () => 'Let each make a key of their own: npm run sign -- keygen.',
  ),
  'clock-without-sample': error<Record<string, never>>(
    () => 'A fixed clock is for the sample only: with it, nothing would ever be released or expire.',
    () => 'Remove the line “clock”.',
  ),
  'district-unlisted': error<{ id: string; name: string }>(
    (a) => `The district ${a.name} is drawn in content/areas/districts.geojson, but is not listed here.`,
    (a) => `Add “${a.id}” to the districts, or take its outline away.`,
  ),
  'hotspot-without-english': error<Record<string, never>>(
    () => 'The languages of this place do not hold English, in which every story is written first.',
    () => 'Add "en" to its languages: what is not translated yet reaches people in English.',
  ),
  'contrast-too-low': error<{ key: string; colour: string; ratio: string }>(
    (a) => `The colour ${a.colour} is too pale: white words on it reach a contrast of only ${a.ratio} to 1.`,
    () => 'Choose a darker one; 4.5 to 1 is the least that most people can read (WCAG 2.2, 1.4.3).',
  ),
  'sum-differs': error<{ key: string; sum: number; total: number }>(
    (a) => `The parts of “${a.key}” add up to ${a.sum}, but the total says ${a.total}.`,
    () => 'Correct the parts or the total.',
  ),

  // ── outlines ─────────────────────────────────────────────────────────────────────────────────────────
  'outline-not-closed': error<{ ring: number }>(
    (a) => `Line ${a.ring} of the outline does not come back to where it began.`,
    () => 'Repeat the first point as the last.',
  ),
  'outline-out-of-range': error<{ longitude: number; latitude: number }>(
    (a) => `The point ${a.longitude}, ${a.latitude} is not on the map.`,
    () => 'Write longitude first, then latitude: in Britain the first is near 0 and the second between 49 and 61.',
  ),
  'outline-crosses-itself': error<{ longitude: number; latitude: number }>(
    (a) => `The outline crosses itself near ${a.longitude}, ${a.latitude}.`,
    () => 'Put the points in order, walking round the edge.',
  ),
  'outline-outside-county': error<{ longitude: number; latitude: number; district: string }>(
    (a) => `The outline reaches ${a.longitude}, ${a.latitude}, which is far outside ${a.district}.`,
    () => 'Check the points, and that longitude comes before latitude.',
  ),
  'outline-unusable': error<{ reason: string; near?: string }>(
    (a) => `This is not an outline that can be used: ${a.reason}${a.near ? `, near ${a.near}` : ''}.`,
    () => 'Save one place as GeoJSON, with its line drawn once round.',
  ),

  // ── imported areas ───────────────────────────────────────────────────────────────────────────────────
  'import-damaged': error<{ reason: string; kind: string }>(
    (a) => `This imported file cannot be used: ${a.reason}.`,
    (a) => `Import it again with “npm run import -- ${a.kind} FILE”. Nobody needs to write in it by hand.`,
  ),

  // ── harm that an outline could do ────────────────────────────────────────────────────────────────────
  'place-too-few-homes': error<PartOfOutline & { homes: number; estimated: boolean; floor: number }>(
    (a) =>
      `${partInWords(a)} holds ${homesInWords(a)}; at least ${a.floor} are needed, so that nobody can tell who is meant.`,
    () => 'Draw it wider, or join the next streets to it.',
  ),
  'place-one-postcode': error<PartOfOutline & { postcode: string }>(
    (a) => `${partInWords(a)} holds one postcode only, ${a.postcode}: a few doors of one street.`,
    () => 'Draw it wider, so that it holds the postcodes round that one too.',
  ),
  'place-one-building': error<PartOfOutline & { metres: number }>(
    (a) => `${partInWords(a)} is only ${a.metres} m from end to end. It may follow one building.`,
    () => 'Draw it at least 100 m long, and round more than one building.',
  ),
  'place-too-thin': error<PartOfOutline & { metres: number }>(
    (a) => `${partInWords(a)} is only about ${a.metres} m wide. A strip like that follows a row of houses.`,
    () => 'Draw it at least 30 m wide everywhere that counts, with the streets on both sides.',
  ),
  'place-thin-arm': error<Spot>(
    (a) => `${nearSpot(a)} an arm of the outline is thinner than 30 m for more than 100 m. It may lead to one door.`,
    () => 'Leave the arm out, or draw it at least 30 m wide, with the streets on both sides.',
  ),
  'place-neck-to-few': error<FewHomes>(
    (a) => `${nearSpot(a)} a part with ${homesInWords(a)} hangs on by a neck thinner than 30 m. It points at them.`,
    (a) => `Leave that part out, or draw neck and part wider, so that ${a.floor} homes and more are in it.`,
  ),
  'place-hole-of-few': error<FewHomes>(
    (a) => `${nearSpot(a)} a hole leaves out ${homesInWords(a)}. It points at them as an outline would.`,
    (a) => `Fill the hole, or draw it so wide that it leaves out ${a.floor} homes and more, or none.`,
  ),
  'place-hole-small': error<Spot & { metres: number }>(
    (a) => `${nearSpot(a)} a hole is only ${a.metres} m from end to end. It may follow one building.`,
    () => 'Fill the hole.',
  ),
  'place-shown-too-small': error<{ homes: number; estimated: boolean; floor: number }>(
    (a) =>
      `Everybody sees a coarser outline than was drawn, and a part of that one has ${homesInWords(a)} or a single postcode.`,
    () => 'Draw the place wider by a street or two.',
  ),
  'places-differ-by-few': warning<{ one: string; other: string; homes: number; estimated: boolean; floor: number }>(
    (a) =>
      `${a.one} holds ${homesInWords(a)} that are not in ${a.other}, which it overlaps. A story for the one and not the other points at fewer than ${a.floor} homes.`,
    () => 'Draw the two alike there, or so that more homes are in the one only.',
  ),
  'place-without-channel': warning<Record<string, never>>(
    () => 'No channel passes news on to the people of this place.',
    () => 'When you know a paper, a radio or a noticeboard there, add it to content/channels.yaml and name it here.',
  ),
  'place-larger-than-district': warning<{ placeKm2: number; district: string; districtKm2: number }>(
    (a) =>
      `The outline holds ${a.placeKm2} km², more than the largest district, ${a.district}, with ${a.districtKm2} km².`,
    () => 'Aim stories at districts or at the county instead, and keep this for the streets that are hit hardest.',
  ),
  'places-narrow-to-few': warning<{ names: readonly string[]; homes: number; estimated: boolean; floor: number }>(
    (a) =>
      `${inList(a.names)} have ${homesInWords(a)} in common. Stories for these places together would point at fewer than ${a.floor} homes.`,
    () => 'Draw their borders so that they share more homes, or none.',
  ),
  'boundary-newer': warning<{ kind: string; vintage: string; newer: string }>(
    (a) => `The outline is made of ${a.kind} lines of ${a.vintage}; those of ${a.newer} have been imported since.`,
    () => 'Make it again from the newer lines, or keep it and write in “made-of” in a sentence why.',
  ),
  'boundary-code-gone': warning<{ code: string; kind: string; vintage: string }>(
    (a) => `The code ${a.code} is not among the imported ${a.kind} lines of ${a.vintage}.`,
    () => 'See whether the code is right. Areas are split and joined at times: choose those that came after it.',
  ),
  'boundary-outline-differs': warning<{ kind: string; vintage: string; percent: number }>(
    (a) => `The outline differs by ${a.percent} % from the ${a.kind} lines of ${a.vintage} that it says it is made of.`,
    () => 'Make it again from those areas, or write in “made-of” in a sentence how it was drawn.',
  ),
  'place-heard-often': warning<{ messages: number; most: number }>(
    (a) => `This place has been sent ${a.messages} messages in the last 30 days; more than ${a.most} tire people.`,
    () => 'Wait, or join what you have to say to another story.',
  ),
  'postcodes-not-imported': warning<Record<string, never>>(
    () => 'Nobody knows how many homes are in this place: no postcodes have been imported yet.',
    () => 'Import them with “npm run import -- postcodes FILE”. Until then no place is checked for too few homes.',
  ),
  'homes-estimated': warning<{ perPostcode: number }>(
    (a) => `The number of homes is an estimate: ${a.perPostcode} for each postcode.`,
    () => 'Import the census counts with “npm run import -- households FILE” for the true number.',
  ),

  // ── media ────────────────────────────────────────────────────────────────────────────────────────────
  'flyer-too-long': error<{ hotspot: string; language: string; paper: string; instead?: string }>(
    (a) => `The flyer for ${a.hotspot} (${a.language}, ${a.paper}) cannot hold even the parts that must be on it.`,
    (a) => a.instead ?? 'Shorten the title, the summary or what <Report> asks for.',
  ),
  'glyph-missing': error<{ character: string; codePoint: string; language: string }>(
    (a) => `No font of the flyer has the character “${a.character}” (${a.codePoint}).`,
    () => 'Write it with another character.',
  ),
  'photo-too-coarse': error<{ name: string; dpi: number; leastDpi: number; leastPixels: number }>(
    (a) =>
      `“${a.name}” would be printed with ${a.dpi} dots to the inch; a print shop needs at least ${a.leastDpi} for a sharp photo.`,
    (a) => `Use a copy that is at least ${a.leastPixels} pixels wide, or take the photo out.`,
  ),
  'email-too-large': error<{ hotspot: string; language: string; sizeBytes: number; limitBytes: number }>(
    (a) =>
      `The bulletin for ${a.hotspot} (${a.language}) has ${Math.ceil(a.sizeBytes / 1000)} kB; mail programs cut it off after ${a.limitBytes / 1000} kB.`,
    () => 'Let older stories expire, or aim fewer at this place.',
  ),

  // ── plain words ──────────────────────────────────────────────────────────────────────────────────────
  'words-hard': warning<{ percent: number; age: number }>(
    (a) => `This story is hard to read: ${a.percent} % of it is too hard for readers of about ${a.age}.`,
    () => 'Cut long sentences in two, and choose words that you would say to a neighbour.',
  ),
  'sentence-hard': warning<{ words: string }>(
    (a) => `This sentence is hard to read: “${a.words}”`,
    () => 'Say it in two sentences, or with shorter words.',
  ),
  'word-of-offices': warning<{ words: string; instead: string }>(
    (a) => `“${a.words}” is a word of offices.`,
    (a) => `Say “${a.instead}”.`,
  ),
  'person-first': warning<{ words: string; instead: readonly string[] }>(
    (a) => `“${a.words}” may hurt the people it is said of.`,
    (a) => (a.instead.length > 0 ? `Better: “${a.instead.slice(0, 2).join('” or “')}”.` : 'Say who they are first.'),
  ),

  // ── what the release rules find ──────────────────────────────────────────────────────────────────────
  ...GATE_SENTENCES,
} as const;
