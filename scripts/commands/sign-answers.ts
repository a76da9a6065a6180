import { readFile, stat } from 'node:fs/promises';
import type { World } from '#commands/command.ts';
import { UsageError } from '#commands/options.ts';
import { paragraphs, Refusal } from '#commands/refusal.ts';
import type { SignWords } from '#commands/sign-words.ts';
import { wordingOf } from '#problem/wording.ts';
import type { GateFinding } from '#release/rules/gate-finding.ts';
import { fieldsOf } from '#source/fields.ts';
import { parseYaml } from '#source/yaml.ts';

const ANSWERS_LIMIT_BYTES = 256 * 1024;

/**
 * The answers to all questions that the checks ask: from the options, else from whoever sits at the terminal.
 * @throws Refusal with the ids of those that are missing, where nobody can be asked.
 */
export async function answersTo(
  questions: readonly GateFinding[],
  given: Pick<SignWords, 'answer' | 'answers'>,
  world: World,
): Promise<Record<string, string>> {
  const written = { ...(await inFile(given.answers)), ...inOptions(given.answer ?? []) };
  const ids = questions.map(({ id }) => id);
  const meant = Object.fromEntries(Object.entries(written).map(([id, text]) => [idMeant(id, ids) ?? id, text]));
  for (const stray of Object.keys(written).filter((id) => !ids.includes(id) && idMeant(id, ids) === undefined)) {
    const shown = ids.map((id) => shortest(id, ids)).join('\n  ');
    throw new Refusal(
      ids.length === 0
        ? `Nothing asks “${stray}”: this story asks nothing.`
        : `Nothing asks “${stray}”. These ask:\n  ${shown}`,
    );
  }
  const answers: Record<string, string> = {};
  const missing: GateFinding[] = [];
  for (const question of questions) {
    const answer = (meant[question.id] ?? (await asked(question, world)) ?? '').trim();
    if (answer === '') missing.push(question);
    else answers[question.id] = answer;
  }
  if (missing.length === 0) return answers;
  for (const question of missing)
    world.print(paragraphs(`${inWords(question)}\n  --answer "${shortest(question.id, ids)}=…"`, world));
  throw new Refusal(
    `${missing.length === 1 ? 'One question is' : `${missing.length} questions are`} not answered. Write --answer as above for each, with the answer after “=”.`,
  );
}

/** The one question that is meant by its id, or by the first part of it where no other begins so. */
function idMeant(given: string, ids: readonly string[]): string | undefined {
  if (ids.includes(given)) return given;
  const [only, ...more] = ids.filter((id) => id.startsWith(`${given}/`));
  return more.length === 0 ? only : undefined;
}

/** As little of an id as tells it from the others. */
function shortest(id: string, ids: readonly string[]): string {
  const [head = id] = id.split('/');
  return idMeant(head, ids) === id ? head : id;
}

/** A finding with its place, what is wrong and what to write instead. */
export function inWords({ problem }: GateFinding): string {
  const { message, hint } = wordingOf(problem);
  return `${problem.file}:${problem.line}\n  ${message}\n  ${hint}`;
}

async function asked(question: GateFinding, world: World): Promise<string | undefined> {
  if (!world.ask) return undefined;
  world.print(paragraphs(inWords(question), world));
  return world.ask('  Your answer: ');
}

function inOptions(written: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    written.map((one) => {
      const at = one.indexOf('=');
      if (at < 1) throw new UsageError(`--answer needs an id, “=” and a text, and not “${one}”.`);
      return [one.slice(0, at), one.slice(at + 1)];
    }),
  );
}

async function inFile(file: string | undefined): Promise<Record<string, string>> {
  if (file === undefined) return {};
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile() || found.size > ANSWERS_LIMIT_BYTES)
    throw new UsageError(`There is no file of answers ${file}.`);
  const parsed = parseYaml(await readFile(file, 'utf8'));
  const fields = Object.entries('problem' in parsed ? {} : fieldsOf(parsed.data));
  if (fields.length === 0 || fields.some(([, text]) => typeof text !== 'string')) {
    throw new UsageError(`${file} has to hold a line for each question, such as “id: "The answer."”.`);
  }
  return Object.fromEntries(fields.map(([id, text]) => [id, String(text)]));
}
