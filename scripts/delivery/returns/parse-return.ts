/** What a message that came back says of one of ours. */
export type Returned =
  | { kind: 'bounce'; messageId: string; isForGood: boolean; isRefused: boolean; status: string }
  | { kind: 'complaint'; messageId: string };

/** No report needs more; what is longer is read so far. */
export const MOST_BYTES = 256 * 1024;
const MOST_PARTS = 12;

/**
 * Reads a report of a mail server: one of delivery (RFC 3464) or of a complaint (RFC 5965). Anything else is nothing: no text of a
 * person is ever taken for one. Each report is looked at once, in pieces cut at its boundary; nothing of it is decoded or followed.
 */
export function parseReturn(raw: string): Returned | undefined {
  const [head, body] = headAndBody(raw.slice(0, MOST_BYTES).replaceAll('\r\n', '\n'));
  const type = head.get('content-type') ?? '';
  if (!/^multipart\/report\b/i.test(type)) return undefined;
  const parts = partsOf(body, /\bboundary="?([^";\s]{1,70})"?/i.exec(type)?.[1]);
  const messageId = original(parts);
  if (messageId === undefined) return undefined;
  const status = reported(parts, 'message/delivery-status');
  if (status) return bounceOf(messageId, status);
  const feedback = reported(parts, 'message/feedback-report');
  const isComplaint = feedback?.some((fields) =>
    /^(?:abuse|fraud|virus|other)$/i.test(fields.get('feedback-type') ?? ''),
  );
  return isComplaint ? { kind: 'complaint', messageId } : undefined;
}

type Fields = ReadonlyMap<string, string>;

interface Part {
  type: string;
  body: string;
}

/**
 * Refusals for good that say nothing against the mailbox (RFC 3463): it is full or takes no email of this size, the route was lost or too
 * slow, or it is about us, our words or their rules. They count as those that may pass.
 */
const NOT_THE_MAILBOX = /^5\.(?:2\.[23]|3\.4|4\.[67]|[567]\.\d+)$/;

function bounceOf(messageId: string, groups: readonly Fields[]): Returned | undefined {
  const fields = groups.find((group) => group.has('action'));
  const action = fields?.get('action')?.toLowerCase();
  const [status = ''] = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields?.get('status') ?? '') ?? [];
  if (action === undefined || status === '') return undefined;
  const isRefused = action === 'failed';
  const isForGood = isRefused && status.startsWith('5') && !NOT_THE_MAILBOX.test(status);
  return { kind: 'bounce', messageId, isRefused, isForGood, status };
}

/** The Message-ID of the email that a report is about, as its own headers give it. */
function original(parts: readonly Part[]): string | undefined {
  const copy = parts.find(({ type }) => /^(?:message\/rfc822|text\/rfc822-headers|message\/global)/i.test(type));
  const id = copy && headAndBody(copy.body)[0].get('message-id');
  return id && /^<[^<>\s]{1,250}>$/.test(id) ? id : undefined;
}

/** The groups of fields in the part of a type. */
function reported(parts: readonly Part[], wanted: string): Fields[] | undefined {
  const part = parts.find(({ type }) => type.toLowerCase().startsWith(wanted));
  return part?.body.split(/\n\n+/, 20).map((group) => fieldsIn(group));
}

function partsOf(body: string, boundary: string | undefined): Part[] {
  if (boundary === undefined) return [];
  return `\n${body}`
    .split(`\n--${boundary}`, MOST_PARTS)
    .slice(1)
    .map((text) => {
      const [head, inner] = headAndBody(text.replace(/^[^\n]*\n/, ''));
      return { type: head.get('content-type') ?? 'text/plain', body: inner };
    });
}

function headAndBody(text: string): [Fields, string] {
  const end = text.indexOf('\n\n');
  return end < 0 ? [fieldsIn(text), ''] : [fieldsIn(text.slice(0, end)), text.slice(end + 2)];
}

/** Fields by name; the first of each counts. A line that begins with a space belongs to the one before. */
function fieldsIn(text: string): Fields {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n', 500)) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !fields.has(name)) fields.set(name, line.slice(at + 1).trim());
  }
  return fields;
}
