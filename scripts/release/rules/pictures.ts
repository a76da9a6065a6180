import { type Facts, hasCase, isStage, isUndecided } from '#release/rules/facts.ts';
import { phrasesOf } from '#release/rules/phrase.ts';
import { Piece } from '#release/rules/piece.ts';
import { type Mark, markOfField, type Rule } from '#release/rules/rule.ts';
import { APP, CHILDREN, CUSTODY, LIFELONG } from '#release/rules/sources.ts';
import { tokensOf } from '#release/rules/token.ts';
import type { Block, BlockOf } from '#story/block.ts';
import type { PictureRelease } from '#story/front-matter.ts';
import { versionsOf } from '#story/story.ts';

type OfPerson = Exclude<PictureRelease, { shows: 'no-person' }>;
type Photo = BlockOf<'photo'>;

/** What a picture of somebody is called. */
const PERSON_SEEN = phrasesOf([
  'man|men|woman|women|boy|boys|girl|girls|person|child|children|teenager|teenagers|suspect|suspects|offender|offenders',
  'face|faces|portrait|mugshot|mugshots|custody|headshot|cctv',
  'wanted|he|she|him|her|his',
  'officer|officers|pupil|pupils|youth|youths|family|couple|crowd',
]);
const DRAWN = phrasesOf(['drawing|illustration|sketch|cartoon|diagram|map|logo|icon|plan of']);

/** Each picture once, as the English shows it where it does. */
function picturesOf({ story }: Facts): Photo[] {
  const photos = versionsOf(story).flatMap(({ blocks }) =>
    blocks.filter((block: Block): block is Photo => block.type === 'photo'),
  );
  return [...new Map(photos.toReversed().map((photo) => [photo.file, photo])).values()].reverse();
}

/** One place that shows it is enough: the same picture may stand twice, with other words in another language. */
const saysPerson = ({ story }: Facts, { file }: Photo): boolean =>
  versionsOf(story).some(({ blocks }) =>
    blocks.some((block) => block.type === 'photo' && block.file === file && isOfPerson(block)),
  );

function isOfPerson({ file, alt, caption = '' }: Photo): boolean {
  const words = tokensOf(`${file.replace(/[-_.]/g, ' ')}. ${alt}. ${caption}`);
  return PERSON_SEEN.find(words).length > 0 && DRAWN.find(words).length === 0;
}

const declared = (facts: Facts, { file }: Photo): PictureRelease | undefined =>
  Object.hasOwn(facts.story.pictures, file) ? facts.story.pictures[file] : undefined;

/** The pictures of persons that a story declares. */
function ofPersons(facts: Facts, isMeant: (release: OfPerson) => boolean): { file: string; release: OfPerson }[] {
  return Object.entries(facts.story.pictures).flatMap(([file, release]) =>
    release.shows !== 'no-person' && isMeant(release) ? [{ file, release }] : [],
  );
}

const marksOf = (facts: Facts, isMeant: (release: OfPerson) => boolean, instead: string): Mark[] =>
  ofPersons(facts, isMeant).map(({ file, release }) =>
    markOfField(facts, `pictures/${file}`, `${file}: ${release.shows}`, instead),
  );

/** The mark of a picture where the English shows it. */
function markOfPhoto({ story }: Facts, { file }: Photo, instead: string): Mark {
  const version =
    versionsOf(story).find(({ blocks }) => blocks.some((block) => block.type === 'photo' && block.file === file)) ??
    story.english;
  const at = version.blocks.findIndex((block) => block.type === 'photo' && block.file === file);
  const line = version.lines.attributes[at]?.src ?? version.lines.blocks[at] ?? 1;
  return {
    piece: new Piece('field', file, { language: version.language, file: version.file, line }),
    start: 0,
    end: file.length,
    instead,
  };
}

const RECORD =
  'Add it under “pictures”: what it shows, who approved it, why, the risk, the day of review and what ends it.';
const isCustody = ({ shows }: OfPerson): boolean => shows === 'custody';
const isInvestigated = ({ shows }: OfPerson): boolean => shows !== 'person';

/** Pictures: who approved them, and when they may be seen. */
export const PICTURES: readonly Rule[] = [
  {
    code: 'picture-undeclared',
    name: 'Each picture is declared',
    since: '2026-11-22',
    source: APP,
    when: () => true,
    look: (facts) =>
      picturesOf(facts)
        .filter((photo) => !declared(facts, photo) && !saysPerson(facts, photo))
        .map((photo) =>
          markOfPhoto(facts, photo, 'Add it under “pictures”, such as “photo.jpg: { shows: no-person }”.'),
        ),
  },
  {
    code: 'picture-without-record',
    name: 'A picture of a person has a release record',
    since: '2026-11-22',
    source: APP,
    when: () => true,
    look: (facts) =>
      picturesOf(facts)
        .filter((photo) => !declared(facts, photo) && saysPerson(facts, photo))
        .map((photo) => markOfPhoto(facts, photo, RECORD)),
  },
  {
    code: 'picture-shows-person',
    name: 'What is said of a picture fits what is declared',
    since: '2026-11-22',
    source: APP,
    when: () => true,
    look: (facts) =>
      picturesOf(facts)
        .filter((photo) => declared(facts, photo)?.shows === 'no-person' && saysPerson(facts, photo))
        .map((photo) => markOfPhoto(facts, photo, `Does it show a person? ${RECORD}`)),
  },
  {
    code: 'picture-approver',
    name: 'Images of an investigation are approved by its senior investigating officer',
    since: '2026-11-22',
    source: APP,
    when: () => true,
    look: (facts) =>
      marksOf(
        facts,
        (release) => !mayApprove(facts, release),
        'Name under “approved” somebody of people.yaml who may: for an investigation or a custody image, who signs as sio.',
      ),
  },
  {
    code: 'custody-image-early',
    name: 'No custody image before conviction',
    since: '2026-11-22',
    source: APP,
    when: ({ story }) => !isStage(story.stage, 'verdict'),
    look: (facts) => marksOf(facts, isCustody, 'Take it out until a court has found the person guilty.'),
  },
  {
    code: 'custody-image-threshold',
    name: 'A custody image needs a sentence that is long enough',
    since: '2026-11-22',
    source: CUSTODY,
    when: ({ story, around }) =>
      isStage(story.stage, 'verdict') && !reaches(story.outcomes, around.settings.release['custody-image-months']),
    look: (facts) => marksOf(facts, isCustody, 'Wait for the sentence, or answer why it is released all the same.'),
  },
  {
    code: 'custody-image-old',
    name: 'A custody image comes down after some years',
    since: '2026-11-22',
    source: CUSTODY,
    when: ({ story, now, around }) => isOlder(story.published, now, around.settings.release['custody-image-years']),
    look: (facts) => marksOf(facts, isCustody, 'Take it out.'),
  },
  {
    code: 'picture-of-apprehended',
    name: 'The picture of a wanted person comes down when that person is found',
    since: '2026-11-22',
    source: APP,
    when: ({ story }) => isStage(story.stage, 'arrest'),
    look: (facts) =>
      marksOf(facts, ({ ends }) => ends === 'apprehended', 'Take it out, and tell the media to do so too.'),
  },
  {
    code: 'picture-while-active',
    name: 'Who a suspect is may be a question for the court',
    since: '1981-08-27',
    source: APP,
    when: isUndecided,
    look: (facts) =>
      marksOf(
        facts,
        ({ shows, ends }) => shows !== 'custody' && ends !== 'apprehended',
        'Take it out, or answer who is in it and why it harms no trial.',
      ),
  },
  {
    code: 'picture-of-young',
    name: 'No picture of a suspect under 18',
    since: '2026-11-22',
    source: CHILDREN,
    isAbsolute: true,
    when: (facts) => hasCase(facts) && facts.young.includes('suspect'),
    look: (facts) => marksOf(facts, isInvestigated, 'Take it out.'),
  },
  {
    code: 'picture-beside-protected',
    name: 'A picture may give away who must not be known',
    since: '2026-11-22',
    source: `${LIFELONG}; ${CHILDREN}`,
    when: (facts) => hasCase(facts) && facts.isJigsaw,
    look: (facts) =>
      marksOf(
        facts,
        () => true,
        'Take it out, or answer why nobody is known by it: clothes, rooms and altered faces tell much.',
      ),
  },
];

function mayApprove({ around }: Facts, release: OfPerson): boolean {
  const signs = around.people.find(({ id }) => id === release.approved)?.signs;
  return signs !== undefined && (!isInvestigated(release) || signs.includes('sio'));
}

/** Whether each of those convicted was sentenced to so many months, as far as the outcomes tell. */
function reaches(
  { convictions = 1, 'sentence-years': years = 0 }: Facts['story']['outcomes'],
  months: number,
): boolean {
  return (years * 12) / Math.max(1, convictions) >= Math.max(months, 0.1);
}

function isOlder(published: Date | undefined, now: Date, years: number): boolean {
  if (!published) return false;
  const end = new Date(published);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return now >= end;
}
