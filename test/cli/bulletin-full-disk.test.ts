import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { startSink } from '../delivery/messenger/sink.ts';
import { takenBy } from '../delivery/sender/reconcile.ts';
import { preparedEdition, started } from './sending.ts';

const PEOPLE = 200;
/** A disk of its own in memory, which only this shell and its children see; no right of an administrator is needed for it. */
const OWN_DISK = ['--map-root-user', '--mount', 'sh', '-c'];
const canMount = spawnSync('unshare', [...OWN_DISK, 'mount -t tmpfs tmpfs /tmp']).status === 0;

/** Sends on a disk with little room, then makes room and sends again; says how each ended. */
const SCRIPT = `
  mount -t tmpfs -o size=8m tmpfs "$DISK" && cp -r "$FROM"/. "$DISK" || exit 90
  free=$(df -Pk "$DISK" | tail -1 | awk '{ print $4 }')
  head -c $(( (free - ROOM_KB) * 1024 )) /dev/zero > "$DISK/ballast"
  send() { "$NODE" scripts/cli.ts bulletin send --edition "$EDITION"; echo "code $?"; }
  send 2>&1
  rm "$DISK/ballast"
  send
  "$NODE" scripts/cli.ts bulletin status --edition "$EDITION" --json`;

it.skipIf(!canMount)(
  'says in plain words that the disk is full and what did happen, and doubles nobody after',
  async () => {
    const { edition, copy } = await preparedEdition(PEOPLE);
    const from = await copy();
    const disk = `${from}-disk`;
    await mkdir(disk);
    const sink = await startSink();
    const { stdout, stderr } = await started('unshare', [...OWN_DISK, SCRIPT], {
      ...{ DISK: disk, FROM: from, DATA_DIR: disk, EDITION: edition, NODE: process.execPath, ROOM_KB: '320' },
      SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    }).ended;
    expect(stderr).toBe('');
    await sink.stop();
    const [full = '', mended = '', status = '{}'] = stdout.split(/^code \d+$/m);
    expect(full.replaceAll('\n', ' ')).toMatch(
      /^Sending broke off: \d+ submitted .* the disk is full\. .* start it again\. $/,
    );
    expect(stdout.match(/^code \d+$/gm)).toEqual(['code 3', 'code 0']);
    expect(mended.replaceAll('\n', ' ')).toContain('Nothing is left to send.');
    const { submitted, uncertain, audience } = JSON.parse(status);
    expect({ audience, sum: submitted + uncertain }).toEqual({ audience: PEOPLE, sum: PEOPLE });
    expect(uncertain).toBeLessThan(PEOPLE);
    expect(new Set(takenBy(sink)).size).toBe(sink.taken.length);
  },
);
