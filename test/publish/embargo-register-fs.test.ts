import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Agreement,
  addAgreement,
  fitsRegister,
  RegisterFault,
  readRegister,
} from '#publish/embargo-register-fs.ts';

const agreement = (outlet: string, said: Partial<Agreement> = {}): Agreement => ({
  ...{ story: 'nets', outlet, contact: 'Newsdesk', agreed: '2031-05-19', terms: 'Not before.' },
  ...{ until: '2031-06-02T08:00:00.000Z', recorded: '2031-05-20T12:00:00.000Z', ...said },
});
let home: string;
const file = (): string => join(home, 'deep', 'embargo-register.jsonl');

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'register-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('the register of embargoes', () => {
  it('is empty where nobody has agreed, and then has every agreement in its order', async () => {
    expect(await readRegister(file())).toEqual([]);
    await addAgreement(file(), agreement('Harbour FM'));
    await addAgreement(file(), agreement('The Beacon'));
    expect(await readRegister(file())).toEqual([agreement('Harbour FM'), agreement('The Beacon')]);
  });

  it('is for the eyes of its owner', async () => {
    await addAgreement(file(), agreement('Harbour FM'));
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('loses none of those that are added at once', async () => {
    const outlets = Array.from({ length: 12 }, (_, at) => `Outlet ${at}`);
    await Promise.all(outlets.map((outlet) => addAgreement(file(), agreement(outlet))));
    expect((await readRegister(file())).map(({ outlet }) => outlet).sort()).toEqual(outlets.sort());
  });

  it('takes a line after one that an editor has left without its end', async () => {
    await addAgreement(file(), agreement('Harbour FM'));
    await writeFile(file(), (await readFile(file(), 'utf8')).trimEnd());
    await addAgreement(file(), agreement('The Beacon'));
    expect((await readRegister(file())).map(({ outlet }) => outlet)).toEqual(['Harbour FM', 'The Beacon']);
  });

  it('names the line that cannot be read, wherever it was cut off', async () => {
    await addAgreement(file(), agreement('Harbour FM'));
    const whole = (await readFile(file(), 'utf8')).trimEnd();
    for (let length = 1; length < whole.length; length += 7) {
      await writeFile(file(), `${whole}\n${whole.slice(0, length)}`);
      const read = readRegister(file());
      await expect(read).rejects.toThrow(RegisterFault);
      await expect(read).rejects.toThrow('line 2');
    }
  });

  it('takes no name of more than one line, or of a megabyte, or that a terminal obeys', () => {
    expect(fitsRegister(agreement('Żeglarz & “Sons” <FM>'))).toBe(true);
    expect(fitsRegister(agreement('F'.repeat(1024 * 1024)))).toBe(false);
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('\n', '\r', '\u0000', '\u001b', '\u0007', '\u009b', '\u2028', '\u202e'),
        fc.string(),
        (before, sign, after) => {
          expect(fitsRegister(agreement(`x${before}${sign}${after}x`))).toBe(false);
        },
      ),
    );
  });
});
