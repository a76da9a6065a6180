import { expect, it } from 'vitest';
import type { World } from '#commands/command.ts';
import { answersTo } from '#commands/sign-answers.ts';
import type { GateFinding } from '#release/rules/gate-finding.ts';

const IDS = ['aim-narrows/en/field/8', 'jigsaw-detail/en/1/a', 'jigsaw-detail/en/2/b'];
const QUESTIONS = IDS.map(
  (id): GateFinding => ({
    id,
    isAbsolute: false,
    problem: {
      code: 'picture-undeclared',
      severity: 'ask',
      file: 'en.mdx',
      line: 1,
      args: { words: '', instead: '', source: '' },
    },
  }),
);

/** Whoever gives these answers, with nobody at the terminal; tells the refusal, and what was printed. */
async function given(
  answer: string[],
): Promise<{ answers?: Record<string, string>; printed: string; refused: string }> {
  let printed = '';
  const print = (text: string): void => {
    printed += text;
  };
  const world = { widthColumns: 80, print } as Partial<World> as World;
  try {
    return { answers: await answersTo(QUESTIONS, { answer }, world), printed, refused: '' };
  } catch (error) {
    return { printed, refused: String(error) };
  }
}

it('takes the first part of an id where it means one question only', async () => {
  const all = ['aim-narrows=Large.', 'jigsaw-detail/en/1=A shop.', 'jigsaw-detail/en/2/b=A road.'];
  expect((await given(all)).answers).toEqual({
    [IDS[0] ?? '']: 'Large.',
    [IDS[1] ?? '']: 'A shop.',
    [IDS[2] ?? '']: 'A road.',
  });
});

it('refuses what could mean two questions, or none, and names them all as short as they can be', async () => {
  for (const id of ['jigsaw-detail', 'aim', 'aim-narrows/en/fi']) {
    const { refused } = await given([`${id}=Yes.`]);
    expect(refused).toContain(`Nothing asks “${id}”`);
    expect(refused).toMatch(/ {2}aim-narrows\n {2}jigsaw-detail\/en\/1\/a\n {2}jigsaw-detail\/en\/2\/b/);
  }
});

it('prints what is to be typed for each question that nobody answered', async () => {
  const { printed, refused } = await given(['jigsaw-detail/en/1=A shop.']);
  expect(printed).toContain('--answer "aim-narrows=…"');
  expect(printed).toContain('--answer "jigsaw-detail/en/2/b=…"');
  expect(refused).toContain('2 questions are not answered');
});
