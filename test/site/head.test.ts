import { describe, expect, it } from 'vitest';
import { pageTitle } from '../../site/head.ts';

describe('the title of a page', () => {
  it('has the name of the site where both fit', () => {
    expect(pageTitle('Find your area', 'Programme Precision')).toBe('Find your area – Programme Precision');
  });

  it('stands alone where they do not', () => {
    const title = 'A title of seventy characters, which is as many as a story may have now';
    expect(pageTitle(title, 'Programme Precision')).toBe(title);
  });

  it('does not say the same twice', () => {
    expect(pageTitle('Programme Precision', 'Programme Precision')).toBe('Programme Precision');
  });
});
