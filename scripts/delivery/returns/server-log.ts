/** Reads the log of a mail server line by line, and knows which messages of an edition it took. */
export interface ServerLog {
  /** The Message-IDs that a line shows to be taken. */
  read: (line: string) => string[];
  /** Those of which nothing but the line of their Message-ID stands in a log that leaves out more: an extract. */
  rest: () => string[];
}

/** Characters that may stand before and behind a Message-ID; `\u003c` is “<” in JSON. */
const BEFORE = String.raw`(?<=^|[\s<="':,;([{|]|\\u003c)`;
const BEHIND = String.raw`(?=$|[\s>"',;)\]}|]|\\u003e)`;
/** Nobody has taken a message of which the same line says so. Exim also notes the headers of what it refused, after a letter. */
const NOT_TAKEN = /\breject|\brefused\b|lost connection|\btime[d-]?.?out\b|\bnrcpts=0\b|^[A-Z*] +Message-ID:/i;
/** Postfix notes a Message-ID while the message still comes in; its queue manager names what has come in whole. */
const POSTFIX_BEGUN = /\bcleanup(?:\[\d+\])?: (\w{2,30}): (?:resent-)?message-id=/;
const POSTFIX_KEPT = /\bqmgr(?:\[\d+\])?: (\w{2,30}): from=</;
const POSTFIX_SENT = /\b(\w{2,30}): to=<.*\bstatus=\w/;
/** More messages than a server takes in at once. */
const MOST_BEGUN = 100_000;

/** A reader that knows the lines of Postfix, Exim and Sendmail; of others it takes any line that names a message and no refusal. */
export function serverLogOf(edition: string): ServerLog {
  const pattern = new RegExp(`${BEFORE}${edition}\\.[0-9a-f]{24}@[a-z0-9.-]{1,253}${BEHIND}`, 'gi');
  const begun = new Map<string, string[]>();
  /** Begun by a queue id that came again: lost, where the log is whole. */
  const replaced: string[] = [];
  let isWhole = false;

  const begin = (queued: string, ids: string[]): void => {
    if (!isWhole && replaced.length < MOST_BEGUN) replaced.push(...(begun.get(queued) ?? []));
    begun.set(queued, ids);
    const [oldest] = begun.keys();
    if (begun.size > MOST_BEGUN && oldest !== undefined) begun.delete(oldest);
  };
  const keep = (line: string): string[] => {
    const kept = POSTFIX_KEPT.exec(line);
    if (kept) isWhole = true;
    const [, queued = ''] = kept ?? POSTFIX_SENT.exec(line) ?? [];
    const ids = begun.get(queued) ?? [];
    begun.delete(queued);
    return ids;
  };
  return {
    read: (line) => {
      if (!line.includes(edition)) return isWhole && begun.size === 0 ? [] : keep(line);
      const ids = [...line.matchAll(pattern)].map(([id]) => `<${id}>`);
      if (ids.length === 0 || NOT_TAKEN.test(line)) return [];
      const [, queued] = POSTFIX_BEGUN.exec(line) ?? [];
      if (queued === undefined) return ids;
      begin(queued, ids);
      return [];
    },
    rest: () => (isWhole ? [] : [...replaced, ...begun.values()].flat()),
  };
}
