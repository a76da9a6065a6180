import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authenticate } from 'mailauth';
import { simpleParser } from 'mailparser';
import { expect, it, onTestFinished } from 'vitest';
import { readSecret } from '#storage/secret-fs.ts';
import { signedLink } from '#subscriber/link.ts';
import { claimLetter } from '#subscriber/pending-letter.ts';
import { type Faults, startScripted, startSink } from '../delivery/messenger/sink.ts';
import { onBoth } from '../storage/both.ts';
import { typed } from '../subscriber/people.ts';
import { FILLED, linkIn } from './at-doorway.ts';
import { doorOn } from './both-doors.ts';

const MINUTE_MS = 60_000;

async function sinkFor(faults: Faults = {}) {
  const sink = await startSink(faults);
  onTestFinished(() => sink.stop());
  return { ...sink, env: { SMTP_URL: `smtp://127.0.0.1:${sink.port}` } };
}

onBoth('a letter of the doorway', (database) => {
  it('goes to the mail server, signed, named, and to one person', async () => {
    const sink = await sinkFor();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      ...{ modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } },
      publicKeyEncoding: { type: 'spki', format: 'der' },
    });
    const dkim = { DKIM_DOMAIN: 'brackenshire.example', DKIM_SELECTOR: 'a' };
    const DKIM_KEY_FILE = join(await keyFolder(), 'key.pem');
    await writeFile(DKIM_KEY_FILE, privateKey);
    const door = await doorOn(database, { ...sink.env, ...dkim, DKIM_KEY_FILE });
    await door.post('/subscribe/', FILLED);
    expect(await door.letters()).toEqual([]);
    const [taken, ...more] = sink.taken;
    expect([taken?.to, more]).toEqual([FILLED.email, []]);
    const mail = await simpleParser(taken?.raw ?? '');
    expect(mail.messageId).toMatch(/^<letter\.\d+\.[0-9a-f]{16}\.[0-9a-f]{8}@safer\.brackenshire\.example>$/);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect([...mail.headers.keys()].filter((name) => name.startsWith('list'))).toEqual([]);
    const resolver = async (): Promise<string[][]> => [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]];
    const { dkim: signed } = await authenticate(taken?.raw ?? '', { resolver, disableArc: true, disableBimi: true });
    expect(signed.results.map(({ status }) => status.result)).toEqual(['pass']);
    expect(await (await door.post(linkIn(mail, 'confirm'), {})).text()).toContain('You are signed up');
    expect(await door.rows('select * from letters')).toEqual([]);
    expect(door.said).toEqual([]);
  });

  it('is not waited for by whoever signs up', async () => {
    const silent = await startScripted((word) => (word === 'greeting' ? '' : undefined));
    onTestFinished(() => silent.stop());
    const door = await doorOn(database, { SMTP_URL: `smtp://127.0.0.1:${silent.port}` });
    await door.get('/manage/?t=x');
    for (const email of ['a@mail.example', 'b@mail.example']) {
      const before = performance.now();
      expect((await door.post('/subscribe/', { ...FILLED, email })).status).toBe(200);
      expect(performance.now() - before).toBeLessThan(3000);
    }
    await expect.poll(() => silent.count('greeting')).toBeGreaterThan(0);
    expect(await door.rows('select count(*) as waiting from letters')).toEqual([{ waiting: 2 }]);
  });

  it('is tried again when the server cannot take it now, and then goes once', async () => {
    let isBusy = true;
    const sink = await sinkFor({ data: () => (isBusy ? [451, 'Come again'] : undefined) });
    const door = await doorOn(database, sink.env);
    await door.post('/subscribe/', FILLED);
    await door.letters();
    isBusy = false;
    await door.letters();
    expect(sink.taken).toEqual([]);
    door.pass(2 * MINUTE_MS);
    await door.letters();
    door.pass(10 * MINUTE_MS);
    await door.letters();
    expect(sink.taken).toHaveLength(1);
    const mail = await simpleParser(sink.taken[0]?.raw ?? '');
    expect((await door.post(linkIn(mail, 'confirm'), {})).status).toBe(200);
    expect(door.said).toEqual([expect.stringContaining('is tried again later: 451'), 'Letters leave again.']);
  });

  it('is not sent again when nobody can say whether it was taken, but when the person asks', async () => {
    let isCut = true;
    const sink = await sinkFor({ cut: () => (isCut ? 'after the dot' : undefined) });
    const door = await doorOn(database, sink.env);
    await door.post('/subscribe/', FILLED);
    await door.letters();
    isCut = false;
    door.pass(60 * MINUTE_MS);
    await door.letters();
    expect(sink.taken).toHaveLength(1);
    expect(await door.rows('select * from letters')).toEqual([]);
    const first = linkIn(await simpleParser(sink.taken[0]?.raw ?? ''), 'confirm');
    await door.post('/subscribe/', FILLED);
    await door.letters();
    expect(sink.taken).toHaveLength(2);
    expect((await door.post(first, {})).status).toBe(410);
    expect(door.said.join()).toContain('It is not sent again');
  });

  it('that is refused for good is given up, and no address is told', async () => {
    const sink = await sinkFor({ recipient: (to) => [550, `<${to}> is unknown here`] });
    const door = await doorOn(database, sink.env);
    await door.post('/subscribe/', FILLED);
    await door.letters();
    expect(await door.rows('select * from letters')).toEqual([]);
    expect(door.said).toEqual([expect.stringMatching(/^A letter was refused for good: 550/)]);
    expect(door.said.join()).not.toContain('mail.example');
  });

  it('whose process was killed with it in hand is not handed over twice', async () => {
    const sink = await sinkFor();
    const door = await doorOn(database, { ...sink.env, PRECISION_SECRET: 'x'.repeat(40) });
    await door.get('/manage/?t=x');
    const data = { storage: await door.storage(), secret: await readSecret({ PRECISION_SECRET: 'x'.repeat(40) }, '/') };
    const now = new Date('2031-05-20T12:00:01Z');
    await typed(data, FILLED.email, { now });
    expect(await claimLetter(data, { now, leaseUntil: new Date(+now + 15 * MINUTE_MS) })).toBeDefined();
    door.pass(20 * MINUTE_MS);
    await door.letters();
    expect(sink.taken).toEqual([]);
    expect(door.said).toEqual([expect.stringContaining('Of one letter nobody can say')]);
    await door.post('/subscribe/', FILLED);
    await door.letters();
    expect(sink.taken).toHaveLength(1);
  });

  it('that waits when somebody is forgotten never leaves', async () => {
    let isBusy = true;
    const sink = await sinkFor({ data: () => (isBusy ? [451, 'Come again'] : undefined) });
    const door = await doorOn(database, sink.env);
    await door.post('/subscribe/', FILLED);
    await door.letters();
    const id = String(((await door.rows('select id from subscribers'))[0] as { id: string }).id);
    const secret = await readSecret({ DATA_DIR: door.data }, '/');
    await door.post(`/manage/?t=${signedLink(secret, 'manage', id)}`, { do: 'forget', sure: 'yes' });
    isBusy = false;
    door.pass(60 * MINUTE_MS);
    await door.letters();
    expect(sink.taken).toEqual([]);
    for (const table of ['letters', 'tokens', 'subscribers'])
      expect(await door.rows(`select * from ${table}`)).toEqual([]);
  });

  if (database.kind === 'postgres') {
    it('is handed over once by several servers that share a database', async () => {
      const sink = await sinkFor();
      const [place, shared] = [await database.freshPlace(), { ...sink.env, PRECISION_SECRET: 'x'.repeat(40) }];
      const doors = [await doorOn(database, shared, place), await doorOn(database, shared, place)];
      const people = Array.from({ length: 50 }, (_, at) => ({ ...FILLED, email: `r${at}@mail.example` }));
      await Promise.all(people.map((fields, at) => doors[at % 2]?.post('/subscribe/', fields)));
      await Promise.all(doors.map((door) => door.letters()));
      expect(sink.taken.map(({ to }) => to).sort()).toEqual(people.map(({ email }) => email).sort());
      for (const { said } of doors) expect(said).toEqual([]);
    });
  }
});

async function keyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'key-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
