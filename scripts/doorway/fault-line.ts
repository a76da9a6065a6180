import { storageFault } from '#storage/storage-fault.ts';

/** What an operator is told of a fault: its kind and its place, for its message could repeat what somebody wrote. */
export function faultLine(error: unknown): string {
  const told = storageFault(error);
  if (told) return told;
  if (!(error instanceof Error)) return 'A page for subscribers failed.';
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const [, place = ''] = /\n\s+at (.+)/.exec(error.stack ?? '') ?? [];
  return `A page for subscribers failed: ${error.name}${code} at ${place}`;
}
