import { ACTIVE } from '#release/rules/active.ts';
import { ADDRESSES } from '#release/rules/addresses.ts';
import { DECLARED } from '#release/rules/declared.ts';
import { GUILT } from '#release/rules/guilt.ts';
import { HOUSE } from '#release/rules/house.ts';
import { NAMING } from '#release/rules/naming.ts';
import { PICTURES } from '#release/rules/pictures.ts';
import type { Rule } from '#release/rules/rule.ts';
import { YOUNG } from '#release/rules/young.ts';

/** Every rule that a story is held against. */
export const RULES: readonly Rule[] = [
  ...DECLARED,
  ...NAMING,
  ...ADDRESSES,
  ...YOUNG,
  ...GUILT,
  ...ACTIVE,
  ...PICTURES,
  ...HOUSE,
];
