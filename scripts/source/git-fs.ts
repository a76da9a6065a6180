import { execFile } from 'node:child_process';

const LONGEST_MS = 30_000;
const LARGEST_BYTES = 256 * 1024 * 1024;

/** What a repository could make git run: watchers, hooks, other programs for differences and signatures, fetching. */
const OBEY_NOTHING = [
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'],
  ...['-c', 'log.showSignature=false', '-c', 'core.quotePath=false', '--no-pager', '--no-replace-objects'],
];

/**
 * Asks git about the work tree that a folder lies in. Whoever made the repository cannot have anything run by that.
 * @returns undefined without git, outside of a work tree, or when git refuses.
 */
export function askGit(folder: string, words: readonly string[], input = ''): Promise<Buffer | undefined> {
  const options = {
    ...{ cwd: folder, env: quietEnvironment(), windowsHide: true },
    ...{ timeout: LONGEST_MS, maxBuffer: LARGEST_BYTES },
  };
  return new Promise((resolve) => {
    const child = execFile('git', [...OBEY_NOTHING, ...words], { ...options, encoding: 'buffer' }, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
    // A git that ends before it has read all says why by how it ends.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Without variables that point git at another repository, and without anything it could wait for. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    ...{
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_LAZY_FETCH: '1',
      LC_ALL: 'C',
    },
  };
}
