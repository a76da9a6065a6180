/** An email as it goes over the wire (RFC 5322), and what the server is told beside it. */
export interface Email {
  bytes: Buffer;
  messageId: string;
  envelope: { from: string; to: string };
}

/** What is known of one email after it was handed over, or not. `reply` holds no address. */
export interface Outcome {
  /**
   * `submitted`: the server has taken it. `failed`: it refused it for good. `retry`: not taken this time.
   * `uncertain`: the connection was lost after the end of the message, before the server's word.
   */
  kind: 'submitted' | 'failed' | 'retry' | 'uncertain';
  reply: string;
}

/** A way for emails to leave. */
export interface Messenger {
  /** Where emails go, in words. */
  where: string;
  /** Hands over one email. It never throws for what a server or a network does. */
  submit: (email: Email) => Promise<Outcome>;
  close: () => Promise<void>;
}
