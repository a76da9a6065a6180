import retextEnglish from 'retext-english';
import { unified } from 'unified';
import type { PlainPart } from '#story/plain/text.ts';

/** What a rule of the library says of some words. */
export interface Told {
  rule: string;
  words: string;
  instead: readonly string[];
  line: number;
}

const english = () => unified().use(retextEnglish);

/** Everything that the plugins of retext which `add` names have to say of some English. */
export async function messagesOf(
  parts: readonly PlainPart[],
  add: (processor: ReturnType<typeof english>) => unknown,
): Promise<Told[]> {
  const processor = english();
  add(processor);
  const told = parts.map(
    ({ text, line }) =>
      new Promise<Told[]>((resolve, reject) => {
        processor.run(processor.parse(text), text, (error, _tree, file) => {
          if (error) reject(error);
          const messages = file?.messages ?? [];
          resolve(
            messages.map(({ ruleId = '', actual, expected }) => ({
              rule: ruleId,
              words: actual ?? '',
              instead: expected ?? [],
              line,
            })),
          );
        });
      }),
  );
  return (await Promise.all(told)).flat();
}
