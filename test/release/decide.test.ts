import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, released } from '#release/decide.ts';

const at = (time: number): Date => new Date(time);
const moment = fc.option(fc.integer({ min: 0, max: 20 }).map(at), { nil: undefined });

describe('the decision to show a story', () => {
  it('holds a draft for ever', () => {
    expect(decide({ published: undefined, expires: undefined }, at(1e15))).toEqual({ state: 'held', reason: 'draft' });
  });

  it('holds a story to the last instant before its moment, and not one longer', () => {
    const story = { published: at(1000), expires: undefined };
    expect(decide(story, at(999))).toEqual({ state: 'held', reason: 'embargo' });
    expect(decide(story, at(1000))).toEqual({ state: 'public' });
  });

  it('takes a story down at the instant in which it expires', () => {
    const story = { published: at(1000), expires: at(2000) };
    expect(decide(story, at(1999))).toEqual({ state: 'public' });
    expect(decide(story, at(2000))).toEqual({ state: 'expired' });
  });

  it('never shows a story before it is published, or at or after it expires', () => {
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 0, max: 20 }), (published, expires, now) => {
        const isPublic = decide({ published, expires }, at(now)).state === 'public';
        const mayBe = published !== undefined && now >= published.getTime() && (!expires || now < expires.getTime());
        expect(isPublic).toBe(mayBe);
      }),
    );
  });
});

describe('the released stories', () => {
  const stories = [
    { slug: 'b', published: at(1), expires: undefined },
    { slug: 'draft', published: undefined, expires: undefined },
    { slug: 'a', published: at(1), expires: undefined },
    { slug: 'new', published: at(5), expires: undefined },
    { slug: 'later', published: at(50), expires: undefined },
    { slug: 'gone', published: at(2), expires: at(9) },
  ];

  it('are the public ones, newest first, equals by their slug', () => {
    expect(released(stories, at(10)).map(({ slug }) => slug)).toEqual(['new', 'a', 'b']);
  });

  it('do not depend on the order of the folder', () => {
    expect(released(stories.toReversed(), at(10))).toEqual(released(stories, at(10)));
  });
});
