import { join } from 'node:path';
import type { Messenger } from '#delivery/messenger/messenger.ts';
import { outboxMessenger } from '#delivery/messenger/outbox.ts';
import { smtpMessenger } from '#delivery/messenger/smtp.ts';
import { readSmtpSettings, type SmtpEnvironment } from '#delivery/messenger/smtp-settings.ts';
import { dataFolder } from '#storage/storage-place.ts';

/** A messenger, and how many emails it takes at the same time. */
export interface OpenMessenger {
  messenger: Messenger;
  lanes: number;
  /** Whether emails only become files, and nothing leaves. */
  isOutbox: boolean;
}

/** The folder below which emails lie that did not leave. */
export const outboxFolder = (env: SmtpEnvironment, root: string): string => join(dataFolder(env, root), 'outbox');

/**
 * The messenger that the environment asks for: the mail server of `SMTP_URL`, or else a folder of the outbox.
 * @param name of the folder.
 * @throws SmtpFault when what the environment says cannot be used.
 */
export async function openMessenger(env: SmtpEnvironment, root: string, name: string): Promise<OpenMessenger> {
  if (env.SMTP_URL === undefined) {
    return { messenger: outboxMessenger(join(outboxFolder(env, root), name)), lanes: 4, isOutbox: true };
  }
  const settings = await readSmtpSettings(env, root);
  return { messenger: smtpMessenger(settings), lanes: settings.connections, isOutbox: false };
}
