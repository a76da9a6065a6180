import { expect, it } from 'vitest';
import { englishName } from '#language/english-name.ts';

it('names a language in British English', () => {
  expect(['pa', 'ur', 'pl'].map(englishName)).toEqual(['Punjabi', 'Urdu', 'Polish']);
});
