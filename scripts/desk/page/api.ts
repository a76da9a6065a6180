import { withRoot } from '#desk/with-root.ts';
import type { ToldFinding } from '#problem/wording.ts';
import { byId, make, withCommands } from './elements.ts';

/** Something that the desk refused or could not do, in words. */
export class DeskError extends Error {
  readonly problems: readonly ToldFinding[];

  constructor(message: string, problems: readonly ToldFinding[]) {
    super(message);
    this.problems = problems;
  }
}

const token = document.querySelector<HTMLMetaElement>('meta[name="desk-token"]')?.content ?? '';

/** Asks the desk. @throws DeskError with a sentence for the person. */
export async function ask<T>(address: string, given?: unknown): Promise<T> {
  const headers = { 'x-desk-token': token, 'content-type': 'application/json' };
  const request = given === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(given) };
  const response = await fetch(`/api/${address}`, request).catch(() => undefined);
  if (!response) throw new DeskError('The desk does not answer. See that it still runs in its terminal.', []);
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  const { error, problems } = answer as { error: string; problems?: ToldFinding[] };
  throw new DeskError(error, problems ?? []);
}

let root: string | undefined;

/** Notes the folder that commands have to name. */
export function noteRoot(given: string | undefined): void {
  root = given;
}

/** Says how something ended, where screen readers hear it. */
export function tell(words: string, more: readonly string[] = [], isBad = false): void {
  const outcome = byId('outcome');
  outcome.classList.toggle('bad', isBad);
  outcome.replaceChildren(
    ...[words, ...more].filter(Boolean).map((text) => make('p', { children: withCommands(withRoot(text, root)) })),
  );
  outcome.scrollIntoView({ block: 'nearest' });
}

/** Says nothing any more. */
export const hush = (): void => byId('outcome').replaceChildren();

/** Does something, and says in words what kept it from being done. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    tell(
      error.message,
      error.problems.map(({ message, hint }) => `${message} ${hint}`),
      true,
    );
  }
}
