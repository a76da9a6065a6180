/** Why the store of subscribers and deliveries cannot be used, in sentences for the person at the keyboard. It never holds a password. */
export class StorageFault extends Error {}

/** What SQLite says, by its primary result code. */
const SQLITE_REASONS: Readonly<Record<number, string>> = {
  5: 'another process has been writing to it for too long',
  8: 'it may only be read',
  10: 'the disk cannot be read or written here',
  11: 'it is damaged; bring back a copy',
  13: 'the disk is full',
  14: 'it cannot be opened',
  26: 'it is not a database; move it away, or bring back a copy',
};

/** What the network or PostgreSQL says. */
const POSTGRES_REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'it broke off',
  ENOTFOUND: 'there is no machine of that name',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the name or the password',
  '28000': 'it refuses the name',
  '3D000': 'it has no database of that name',
  '42501': 'it does not let this user make tables',
  '53100': 'its disk is full',
  '53300': 'it has too many visitors',
  '57P01': 'it was stopped',
  '57P02': 'it was stopped',
  '57P03': 'it is starting or stopping',
};

/** The sentence for an error of a database that no change of the toolkit would mend; undefined for any other. */
export function storageFault(error: unknown): string | undefined {
  if (error instanceof StorageFault) return error.message;
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error) {
    // The upper bits tell more than anybody needs.
    const reason = SQLITE_REASONS[Number(error.errcode) & 0xff];
    return reason && `The file of subscribers cannot be used: ${reason}.`;
  }
  const reason = 'code' in error ? POSTGRES_REASONS[String(error.code)] : brokenOff(error.message);
  return (
    reason &&
    `The database that DATABASE_URL names cannot be used: ${reason}. Mend that, or the address, and start again.`
  );
}

/** The client gives these no code. */
function brokenOff(message: string): string | undefined {
  if (/^Connection terminated due to connection timeout|^timeout e/.test(message)) return 'it does not answer';
  return /^Connection terminated|^Client has encountered a connection error/.test(message) ? 'it broke off' : undefined;
}
