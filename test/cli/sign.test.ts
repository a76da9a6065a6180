import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { copyOfPartnership } from '../library/root.ts';
import { PROJECT } from '../shipped.ts';
import { SAMPLE_PASSPHRASE } from '../sign-all.ts';
import type { Ended } from './cli.ts';

const NOW = '2031-05-20T12:00:00Z';
const STORY = 'content/stories/quiet-harbour/en.mdx';
const RECORD = 'content/stories/quiet-harbour/signoffs.jsonl';
let root: string;
beforeEach(async () => {
  root = await copyOfPartnership();
});

/** The real command, with a passphrase in its environment and nobody at the terminal. */
function call(words: readonly string[], passphrase: string | undefined = SAMPLE_PASSPHRASE): Promise<Ended> {
  const env = { ...process.env, DATA_DIR: join(root, 'data'), PRECISION_PASSPHRASE: passphrase };
  const child = spawn(process.execPath, [join(PROJECT, 'scripts/cli.ts'), ...words, '--root', root, '--now', NOW], {
    cwd: PROJECT,
    env,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr: stderr.replace(/\s+/g, ' ') }));
  });
}

const keyOf = (person: string): string => join(PROJECT, 'test/fixtures/keys', `${person}.key`);
const by = (person: string, key = person): string[] => ['--as', person, '--key', keyOf(key)];
const sign = (deed: string, ...words: string[]): Promise<Ended> => call(['sign', deed, 'quiet-harbour', ...words]);
const edit = (text = 'The harbour is calm again'): void =>
  writeFileSync(join(root, STORY), readFileSync(join(root, STORY), 'utf8').replace(/^title: .*$/m, `title: ${text}`));
const record = (): string => readFileSync(join(root, RECORD), 'utf8');

describe('npm run sign', () => {
  it('takes a story from a change to its release, and shows on the way what changed and what is missing', async () => {
    edit();
    const changed = await sign('status');
    expect(changed.code).toBe(1);
    expect(changed.stdout).toContain('+ title: The harbour is calm again');
    expect(Math.max(...changed.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(await sign('submit', ...by('news-desk'))).toMatchObject({ code: 0 });
    expect((await sign('approve', ...by('press-office'))).stderr).toContain('Nobody has made a proof');
    expect(await sign('approve', ...by('press-office'), '--unseen', 'One word.')).toMatchObject({ code: 0 });
    expect(JSON.parse((await sign('status', '--json')).stdout)).toMatchObject({
      state: 'held',
      missing: [{ as: 'translator', language: 'pl' }],
    });
    expect(await sign('approve', ...by('translators'))).toMatchObject({ code: 0 });
    const { code, stdout } = await sign('status', '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { state: 'public', missing: [], changes: [], isUnreviewed: false },
    ]);
    expect((await call(['report', 'audit', '--story', 'quiet-harbour'])).stdout).toMatch(
      /signed by translators as\s+translator of Polish/,
    );
  });

  it.each<[string, string[], string | undefined, string]>([
    ['nobody can type the passphrase', by('press-office'), '', 'does not open'],
    ['the passphrase is wrong', by('press-office'), 'wrong', 'does not open'],
    ['the key is somebody else’s', by('press-office', 'translators'), undefined, 'not listed for press-office'],
    ['the author approves', by('news-desk'), undefined, 'nobody approves their own'],
    ['a role is not needed', by('lead-detective'), undefined, 'that is not what this story lacks'],
    [
      'a translator is of another language',
      [...by('translators'), '--language', 'ur'],
      undefined,
      'cannot sign the Urdu',
    ],
    ['the key file is no file', ['--as', 'press-office', '--key', '/dev/zero'], undefined, 'not a key file'],
    ['the key file is another text', ['--as', 'press-office', '--key', 'package.json'], undefined, 'not a key file'],
  ])('refuses when %s, and leaves the record as it was', async (_, words, passphrase, reason) => {
    edit();
    await sign('submit', ...by('news-desk'));
    const before = record();
    const { code, stderr } = await call(['sign', 'approve', 'quiet-harbour', ...words], passphrase);
    expect(stderr).toContain(reason);
    expect(code).toBe(1);
    expect(record()).toBe(before);
  });

  it('adds nothing to a record that is damaged', async () => {
    writeFileSync(join(root, RECORD), record().replace('"act":"approve"', '"act":"reject"'));
    expect((await sign('submit', ...by('news-desk'))).stderr).toContain('is damaged');
  });

  it('sends a story back, which then has to be submitted again', async () => {
    expect(await sign('reject', ...by('press-office'), '--reason', 'Say where.')).toMatchObject({ code: 0 });
    expect((await sign('status')).stdout).toContain('sent back by press-office: Say where.');
    expect((await sign('approve', ...by('press-office'))).stderr).toContain('submitted again');
  });

  it('releases by one signature where life is at risk, and says so inside until somebody else has looked', async () => {
    edit();
    expect(await sign('break-glass', ...by('news-desk'), '--reason', 'SENTINEL-REASON')).toMatchObject({ code: 0 });
    expect((await call(['check'])).stdout).toContain('released-unreviewed');
    expect((await sign('status')).stdout).toContain('UNREVIEWED');
    expect((await call(['report', 'audit'])).stdout).toMatch(/^UNREVIEWED: quiet-harbour/);
    expect(await sign('approve', ...by('press-office'), '--unseen', 'Read as text.')).toMatchObject({ code: 0 });
    expect((await call(['check'])).stdout).not.toContain('released-unreviewed');
  });

  it('asks for a story, a deed and options that it knows', async () => {
    expect(await call(['sign', 'aprove', 'quiet-harbour'])).toMatchObject({ code: 2 });
    expect(await call(['sign', 'approve', 'quiet-harbor', ...by('press-office')])).toMatchObject({ code: 2 });
    expect(await sign('reject', ...by('press-office'))).toMatchObject({ code: 2 });
    expect(await sign('submit', ...by('news-desk'), '--unseen', 'X')).toMatchObject({ code: 2 });
  });
});

describe('a new key', () => {
  const home = (): string => mkdtempSync(join(tmpdir(), 'keys-'));
  const keygen = (file: string, passphrase = 'three words here'): Promise<Ended> =>
    call(['sign', 'keygen', '--as', 'press-office', '--key', file], passphrase);

  it('is written for its owner’s eyes only, and signs once the changed list of people is signed', async () => {
    const file = join(home(), 'press.key');
    const { code, stdout } = await keygen(file);
    expect(code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [, line = ''] = /(- \{ public: .* \})/.exec(stdout) ?? [];
    const people = join(root, 'content/people.yaml');
    writeFileSync(people, readFileSync(people, 'utf8').replace(/(id: press-office[\s\S]*?keys:\n)/, `$1    ${line}\n`));
    expect((await call(['check'])).stdout).toContain('people-unsigned');
    expect((await call(['sign', 'people', ...by('lead-detective')])).stderr).toContain('only comms signs');
    expect(await call(['sign', 'people', ...by('press-office')])).toMatchObject({ code: 0 });
    edit();
    await sign('submit', ...by('news-desk'));
    const own = ['sign', 'approve', 'quiet-harbour', '--as', 'press-office', '--key', file, '--unseen', 'Read.'];
    expect(await call(own, 'three words here')).toMatchObject({ code: 0 });
  });

  it('is refused where others read, over another file, and behind a short passphrase', async () => {
    expect((await keygen(join(root, 'content', 'a.key'))).stderr).toContain('does not belong into');
    const tree = home();
    mkdirSync(join(tree, '.git'));
    mkdirSync(join(tree, 'deep'));
    expect((await keygen(join(tree, 'deep', 'a.key'))).stderr).toContain('under version control');
    rmSync(join(tree, '.git'), { recursive: true });
    expect((await keygen(join(tree, 'a.key'), 'short')).stderr).toContain('too short');
    writeFileSync(join(tree, 'a.key'), 'mine');
    expect((await keygen(join(tree, 'a.key'))).stderr).toContain('never written over');
    expect(existsSync(join(tree, 'deep', 'a.key'))).toBe(false);
  });

  it('cannot be taken from the list while old signatures need it', async () => {
    const people = join(root, 'content/people.yaml');
    writeFileSync(people, readFileSync(people, 'utf8').replace(/- id: translators[\s\S]*$/, ''));
    expect((await call(['sign', 'people', ...by('press-office')])).stderr).toContain('signatures of translators');
  });
});
