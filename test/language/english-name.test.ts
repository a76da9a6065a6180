import { expect, it } from 'vitest';
import { englishName } from '#language/english-name.ts';

it('names a language in British English, Panjabi as the county does', () => {
  expect(['pa', 'ur', 'pl'].map(englishName)).toEqual(['Panjabi', 'Urdu', 'Polish']);
});
