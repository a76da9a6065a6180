import { describe, expect, it } from 'vitest';
import { setSentences } from '#flyer/sentences.ts';
import { type Span, spansOf } from '#flyer/spans.ts';
import type { Slice } from '#flyer/text.ts';
import type { Prose } from '#story/block.ts';
import { contentOf, desk, fonts, paragraph, planned, request, text, textsIn, wordsIn } from './sample.ts';

const { body } = desk().styles;
const WIDTH = 100;
const set = (spans: readonly Span[], slice?: Slice) =>
  setSentences(spans, body, () => ({ x: 0, width: WIDTH }), fonts, slice);
const said = (layout: ReturnType<typeof set>): string[] =>
  layout.at(0, 0).content.map((part) => wordsIn([part]).trim());

describe('a paragraph of sentences', () => {
  const spans = spansOf(text('The lamps are on. Who broke them? Nobody knows! Call 0800 555 111.'));

  it('begins a line with each of them, with white between', () => {
    const layout = set(spans);
    expect(said(layout)).toEqual(['The lamps are on.', 'Who broke them?', 'Nobody knows!', 'Call 0800 555 111.']);
    const [first, second] = textsIn(layout.at(0, 0).content);
    expect([first?.x, second?.x]).toEqual([0, 0]);
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThan((first?.height ?? 0) * 1.2);
  });

  it('keeps the cuts of its words, and a link whole', () => {
    const prose: Prose = [
      ...text('It is '),
      { type: 'strong', children: text('dark. Ask') },
      ...text(' '),
      { type: 'link', url: 'https://lamps.example/', children: text('the lamp people') },
      ...text('.'),
    ];
    const layout = set(spansOf(prose));
    expect(said(layout)).toEqual(['It is dark.', 'Ask the lamp people (lamps.example).']);
    const bold = textsIn(layout.at(0, 0).content).filter(({ face }) => face === 'bold');
    expect(bold.map((mark) => mark.text.trim())).toEqual(['dark.', 'Ask']);
  });

  it('ends a side between two of them, and says at which the next side begins', () => {
    const { height } = set(spans);
    const first = set(spans, { from: 0, mostHeight: height / 2 });
    expect(first.height).toBeLessThanOrEqual(height / 2);
    const rest = set(spans, { from: first.rest ?? 0, mostHeight: Infinity });
    expect([...said(first), ...said(rest)]).toEqual(said(set(spans)));
    expect(said(first)).toHaveLength(first.rest ?? 0);
    expect(rest.rest).toBeUndefined();
  });

  it('is known by its full stops in other scripts', () => {
    expect(said(set(spansOf(text('ਬੱਤੀਆਂ ਜਗੀਆਂ। ਗਲੀ ਸਾਫ਼ ਹੈ।'))))).toEqual(['ਬੱਤੀਆਂ ਜਗੀਆਂ।', 'ਗਲੀ ਸਾਫ਼ ਹੈ।']);
    expect(said(set(spansOf(text('بتیاں روشن ہیں۔ گلی صاف ہے۔'))))).toHaveLength(2);
  });
});

it('is how an easy flyer is set, and no other', () => {
  const words = 'The street was dark. Now it is not.';
  const linesOn = (paper: 'a4-easy' | 'a4-large'): string[] =>
    textsIn(contentOf(planned(request({ body: [paragraph(words)] }, { paper })))).map((mark) => mark.text.trim());
  expect(linesOn('a4-easy')).toEqual(expect.arrayContaining(['The street was dark.', 'Now it is not.']));
  expect(linesOn('a4-large')).not.toContain('Now it is not.');
});
