import type { BulletinCall } from '#commands/bulletin.ts';
import { sendable } from '#commands/bulletin-library.ts';
import { lines } from '#commands/bulletin-report.ts';
import type { ExitCode, World } from '#commands/command.ts';
import { sumUpOld } from '#delivery/ledger/sum-up.ts';
import type { Settings } from '#partnership/settings.ts';
import { plural } from '#problem/report-terminal.ts';
import { clearSoftBounces, eraseLeft } from '#subscriber/tidy.ts';

/** `bulletin tidy`: erases what is not needed any more. A run does so by itself. */
export async function tidy(call: BulletinCall, world: World): Promise<ExitCode> {
  const library = await sendable(call.root, call.now, world);
  if (!library) return 1;
  const told = await tidyUp(call, library.settings, world);
  world.print(lines(told === '' ? 'Nothing is older than it may be. Nothing was erased.' : told, world));
  return 0;
}

/** Erases what has been kept as long as the settings say. @returns what was erased, in words; nothing when nothing was. */
export async function tidyUp({ data, now }: BulletinCall, { thresholds }: Settings, { clock }: World): Promise<string> {
  const at = now ?? clock();
  await clearSoftBounces(data, at);
  const left = await eraseLeft(data, { days: thresholds['left-days'], now: at });
  const old = await sumUpOld(data, { days: thresholds['delivery-days'], now: at });
  return [
    ...(left > 0 ? [`The addresses of ${left.toLocaleString('en-GB')} who left were erased; a keyed hash stays.`] : []),
    ...(old > 0 ? [`Of ${plural(old, 'old edition')} only the sums were kept.`] : []),
  ].join(' ');
}
