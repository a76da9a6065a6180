import { askGit } from '#source/git-fs.ts';

/** Records below content/, as git is asked for them. */
const RECORDS = [':(glob)content/**/signoffs.jsonl', 'content/people.signoffs.jsonl'];
/** Plain text, old and new names apart, and no program of the repository’s own; merges are held against each side. */
const PLAINLY = ['--text', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color', '-m'];

/**
 * Every line that the history of the work tree knows below content/ in a record, and that may be gone: those of the last commit,
 * and those that a commit took away. The chain alone cannot tell that its last lines are missing. Empty without a history.
 */
export async function recordedLines(root: string): Promise<string[]> {
  const [committed, removed] = await Promise.all([committedLines(root), removedLines(root)]);
  return [...new Set([...committed, ...removed])];
}

async function removedLines(root: string): Promise<string[]> {
  const counts = await askGit(root, [
    'log',
    '--format=',
    '--numstat',
    '-z',
    '--relative',
    ...PLAINLY,
    '--',
    ...RECORDS,
  ]);
  const rows = counts?.toString('utf8').split('\0') ?? [];
  const files = rows.flatMap((row) => /^\n?\d+\t[1-9]\d*\t(.+)$/s.exec(row)?.[1] ?? []);
  if (files.length === 0) return [];
  const literal = [...new Set(files)].map((file) => `:(literal)${file}`);
  const log = await askGit(root, ['log', '--format=', '-p', '-U0', '--relative', ...PLAINLY, '--', ...literal]);
  return [...(log?.toString('utf8') ?? '').matchAll(/^-(\{"entry":.*)$/gm)].map(([, line = '']) => line);
}

async function committedLines(root: string): Promise<string[]> {
  const list = await askGit(root, ['ls-tree', '-r', '-z', '--name-only', 'HEAD', '--', 'content/']);
  // A name with a line end in it would be taken for two; no record has one.
  const files = (list?.toString('utf8').split('\0') ?? []).filter(
    (file) => /signoffs\.jsonl$/.test(file) && !file.includes('\n'),
  );
  if (files.length === 0) return [];
  const answer = await askGit(root, ['cat-file', '--batch'], files.map((file) => `HEAD:./${file}\n`).join(''));
  const texts = answer ? parseBatch(answer).map(String) : [];
  return texts.flatMap((text) => text.split('\n')).filter((line) => line.startsWith('{"entry":'));
}

/** The contents that `cat-file --batch` gives: a line with their size before each, and a line end after. */
function parseBatch(answer: Buffer): Buffer[] {
  const contents: Buffer[] = [];
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf('\n', at);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(answer.subarray(at, end).toString('latin1')) ?? [];
    const from = end + 1;
    contents.push(answer.subarray(from, from + Number(size ?? 0)));
    at = from + (size === undefined ? 0 : Number(size) + 1);
  }
  return contents;
}

/** The mailboxes of everybody who wrote or committed a change to some files, in small letters; empty where there is no history. */
export async function authorsOf(root: string, files: readonly string[]): Promise<string[]> {
  const log = await askGit(root, ['log', '--format=%ae%n%ce', ...PLAINLY, '--no-patch', '--', ...files]);
  const mailboxes = (log?.toString('utf8') ?? '').split('\n').map((line) => line.trim().toLowerCase());
  return [...new Set(mailboxes.filter((mailbox) => mailbox !== ''))].sort();
}

/** Whether a folder lies in a work tree with a history, against which records are held. */
export async function hasHistory(root: string): Promise<boolean> {
  return (await askGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD'])) !== undefined;
}
