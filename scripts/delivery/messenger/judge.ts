import type { Outcome } from '#delivery/messenger/messenger.ts';
import { CannotCarry } from '#delivery/messenger/refusal.ts';
import { replyInWords } from '#delivery/messenger/reply.ts';
import { fieldsOf } from '#source/fields.ts';

/** What was being asked when a server refused a recipient or a message, and not us. */
const ABOUT_THE_EMAIL = new Set(['RCPT TO', 'DATA']);

/** Why a connection or a message came to nothing. */
export interface Failure {
  error: unknown;
  /** Whether the server may have the whole message. */
  isWhole: boolean;
  address: string;
}

/**
 * What an error means for one email. A reply of the server is its word (RFC 5321, 4.2.1): 5yz to the recipient or the message is for good,
 * anything else may be tried again. Without a reply it depends on whether the message had been given away whole.
 */
export function judge({ error, isWhole, address }: Failure): Outcome {
  if (error instanceof CannotCarry) return { kind: 'failed', reply: error.message };
  const { response, responseCode, command, code } = fieldsOf(error);
  const isReply = typeof responseCode === 'number' && responseCode >= 400;
  if (isReply) {
    const isForGood = responseCode >= 500 && ABOUT_THE_EMAIL.has(String(command));
    return { kind: isForGood ? 'failed' : 'retry', reply: replyInWords(String(response), address) };
  }
  if (isWhole) return { kind: 'uncertain', reply: `No answer after the end of the message (${String(code)})` };
  return { kind: 'retry', reply: `The connection failed before the message was handed over (${String(code)})` };
}

/** Whether nothing of the email reached the server’s judgement: the connection itself had ended. */
export function isLostConnection(error: unknown): boolean {
  const { command, code, responseCode } = fieldsOf(error);
  return responseCode === 421 || (command === 'CONN' && code !== 'ETIMEDOUT') || command === 'API';
}
