import retextEquality from 'retext-equality';
import { messagesOf, type Told } from '#story/plain/messages.ts';
import type { PlainPart } from '#story/plain/text.ts';

/**
 * The rules of the library that fit here: people before what they have or do. Left out is all that would find “man”, “just” or
 * “simple”; a police report has to say whether a man or a woman is sought.
 */
const CHOSEN: readonly string[] = [
  ...[
    'ablebodied',
    'addict',
    'addicts',
    'aids-victim',
    'alcoholic',
    'amputee',
    'asylum',
    'birth-defect',
    'commit-suicide',
  ],
  ...['committed-suicide', 'cretin', 'deaf-to', 'deafmute', 'downs-syndrome', 'dumb', 'epileptic', 'failed-suicide'],
  ...['family-burden', 'fag', 'gimp', 'gyp', 'handicapped', 'harelip', 'hearing-impaired', 'homosexual', 'idiot'],
  ...['intellectually-disabled', 'intellectually-disabled-people', 'learning-disabled', 'madman', 'madmen', 'maniac'],
  ...['mongoloid', 'multiple-sclerosis-victim', 'nonwhite', 'oriental', 'orientals', 'paraplegic', 'psychotic'],
  ...[
    'quadriplegic',
    'retard',
    'retards',
    'schizo',
    'senile',
    'sexual-preference',
    'sociopath',
    'spastic',
    'stroke-victim',
  ],
  ...[
    'stutterer',
    'suffers-from-disabilities',
    'suffers-from-md',
    'tranny',
    'transgendered',
    'transgenders',
    'transvestite',
  ],
  ...['victim-of-an-injury', 'victim-of-injuries', 'wheelchair-bound', 'wifebeater'],
];

/** Words that make a person into a thing, and what people prefer. */
export async function peopleFirst(parts: readonly PlainPart[]): Promise<Told[]> {
  return (await messagesOf(parts, (english) => english.use(retextEquality))).filter(({ rule }) =>
    CHOSEN.includes(rule),
  );
}
