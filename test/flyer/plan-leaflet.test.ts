import { describe, expect, it } from 'vitest';
import { drawFlyer } from '#flyer/draw.ts';
import { imposed } from '#flyer/impose.ts';
import { type FlyerPlan, marksIn, type Part, partsIn } from '#flyer/plan.ts';
import { planLeaflet } from '#flyer/plan-leaflet.ts';
import type { Message } from '#message/message.ts';
import { outside, overlapping } from './boxes.ts';
import { allParts, readPdf } from './read-pdf.ts';
import { contentOf, dense, fonts, message, paragraph, request, text, textsIn, wordsIn } from './sample.ts';
import { shippedRequests } from './shipped-flyers.ts';

const SENTENCE = 'The officers came back in the morning and talked to everybody who lives in the street. ';

const leaflet = (messages: readonly Message[]): FlyerPlan => {
  const { photos, ...rest } = request();
  const planned = planLeaflet({ ...rest, stories: messages.map((one) => ({ message: one, photos })) });
  if ('finding' in planned) throw new Error(`There is no leaflet: ${planned.finding.code}`);
  return planned.plan;
};

/** Stories of so many paragraphs each. */
const stories = (count: number, paragraphs: number, changes: Partial<Message> = {}): Message[] =>
  Array.from({ length: count }, (_, index) =>
    message({
      title: `Story number ${index + 1}`,
      address: `https://sample.example/stories/story-${index + 1}/`,
      body: Array.from({ length: paragraphs }, (_, at) => paragraph(`Part ${index + 1}.${at + 1}. ${SENTENCE}`)),
      ...changes,
    }),
  );

const headings = (plan: FlyerPlan, role: Part['role']): string[] =>
  partsIn(contentOf(plan))
    .filter((part) => part.role === role)
    .map((part) => wordsIn([part]).trim());

describe('a leaflet', () => {
  it('has four pages of A5, named after its place', () => {
    const plan = leaflet(stories(3, 2));
    expect([plan.pages.length, plan.widthMm, plan.heightMm]).toEqual([4, 148, 210]);
    expect(headings(plan, 'H1')).toEqual(['News for Marsh End']);
    expect(plan.title).toBe('News for Marsh End');
  });

  it('tells every story once, newest first, each under a heading below that of the leaflet', () => {
    const plan = leaflet(stories(3, 3));
    expect(headings(plan, 'H2').slice(0, 3)).toEqual(['Story number 1', 'Story number 2', 'Story number 3']);
    const words = dense(wordsIn(contentOf(plan)));
    const places = stories(3, 3).flatMap(({ body }) => body.map((block) => words.indexOf(dense(wordsOf(block)))));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(plan.leftOut).toEqual([]);
  });

  it('says once how to tell us and where more is, and after each story what its author asks', () => {
    const words = wordsIn(contentOf(leaflet(stories(3, 1))));
    const count = (said: string): number => words.split(said).length - 1;
    expect([count('How to tell us'), count('0800 555 111'), count('sample.example/en/marsh-end')]).toEqual([1, 1, 1]);
    expect(count('Did you see who broke them?')).toBe(3);
  });

  it('names each notice and each organisation that helps once', () => {
    const support = (...ids: string[]) => ({
      heading: 'Who can help',
      services: ids.map((id) => ({ id, name: `Helpers ${id}`, words: 'Call any time.' })),
    });
    const [one, two] = [
      message({ notices: ['Sample: made up.'], support: support('a', 'b') }),
      message({ notices: ['Sample: made up.'], support: support('b', 'c') }),
    ];
    const words = wordsIn(contentOf(leaflet([one, two])));
    for (const said of ['Sample: made up.', 'Helpers a', 'Helpers b', 'Helpers c'])
      expect(words.split(said).length - 1, said).toBe(1);
  });

  it('tells what has no room in short, with its address', () => {
    const plan = leaflet(stories(7, 9));
    const words = wordsIn(contentOf(plan));
    expect(plan.leftOut).toEqual(['end']);
    expect(words).toContain('More news for you');
    for (let number = 1; number <= 7; number += 1) expect(words).toContain(`Story number ${number}`);
    expect(dense(words)).toContain(dense('Part 1.9.'));
    expect(dense(words)).not.toContain(dense('Part 7.1.'));
    expect(words).toContain('sample.example/stories/story-7');
  });

  it('leaves stories after the eighth to the page of the place', () => {
    const plan = leaflet(stories(12, 1));
    expect(wordsIn(contentOf(plan))).toContain('Story number 8');
    expect(wordsIn(contentOf(plan))).not.toContain('Story number 9');
    expect(plan.leftOut).toEqual(['end']);
  });

  it('refuses a character that no font has, and a story whose head alone is too long', () => {
    const { photos, ...rest } = request();
    const of = (changes: Partial<Message>) =>
      planLeaflet({ ...rest, stories: [{ message: message(changes), photos }] });
    expect(of({ title: 'Lamps ☂' })).toHaveProperty('finding.code', 'glyph-missing');
    const ask = Array.from({ length: 60 }, () => text(SENTENCE.repeat(4)));
    expect(of({ report: { ...message().report, ask } })).toHaveProperty('finding.code', 'flyer-too-long');
  });

  it('is heard page after page when it is folded', async () => {
    const { text: said, structure } = await readPdf(await drawFlyer(imposed(leaflet(stories(4, 5)), 'folded'), fonts));
    const titles = allParts(structure).filter(({ role }) => role === 'H2');
    expect(titles.length).toBeGreaterThan(4);
    expect(said).toContain('Story number 4');
  });
});

describe('a leaflet of the shipped stories', async () => {
  const requests = await shippedRequests();
  const languages = [...Map.groupBy(requests, ({ message: { language } }) => language)];

  it.each(languages)('in %s keeps its words apart and inside its margins', (_, own) => {
    const [first] = own;
    if (!first) throw new Error('There are stories.');
    const { message: _message, photos: _photos, ...rest } = first;
    const planned = planLeaflet({
      ...rest,
      stories: own.map(({ message: one, photos }) => ({ message: one, photos })),
    });
    if ('finding' in planned) throw new Error(planned.finding.code);
    expect(overlapping(planned.plan)).toEqual([]);
    expect(outside(planned.plan)).toEqual([]);
    expect(textsIn(contentOf(planned.plan)).filter(({ sizePt }) => sizePt < 9)).toEqual([]);
    expect(planned.plan.pages.every(({ content }) => marksIn(content).length > 0)).toBe(true);
  });
});

function wordsOf(block: Message['body'][number]): string {
  return block.type === 'paragraph'
    ? block.children.map((inline) => ('value' in inline ? inline.value : '')).join('')
    : '';
}
