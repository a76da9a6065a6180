import type { Reply } from '#delivery/messenger/reply.ts';

/** A command that a server did not take, in the terms of `judge`. */
export class Refusal extends Error {
  /** For a reply that is none. */
  readonly code = 'EPROTOCOL';
  readonly command: string;
  readonly response: string;
  readonly responseCode: number;

  constructor(command: string, { code, text }: Reply) {
    super(`${command} was refused`);
    this.command = command;
    this.response = text;
    this.responseCode = code;
  }
}

/** Why an email cannot go over this connection at all, whenever it is tried; nothing of it was said to the server. */
export class CannotCarry extends Error {}
