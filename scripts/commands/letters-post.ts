import { UsageError } from '#commands/options.ts';
import { type OpenMessenger, openMessenger } from '#delivery/messenger/open-messenger.ts';
import { SmtpFault } from '#delivery/messenger/smtp-settings.ts';
import { LETTERS_FOLDER } from '#delivery/outbox-files-fs.ts';

/** How letters to those who sign up leave, as the environment says. @throws UsageError when that cannot be used. */
export async function lettersPost(root: string): Promise<OpenMessenger> {
  try {
    return await openMessenger(process.env, root, LETTERS_FOLDER);
  } catch (error) {
    throw error instanceof SmtpFault ? new UsageError(error.message) : error;
  }
}

/** Where these letters go, for whoever started the command. */
export function whereLettersGo({ messenger, isOutbox }: OpenMessenger): string {
  return isOutbox
    ? `Emails to those who sign up leave nowhere. They become files in\n  ${messenger.where}\nTo send them, name your mail server in SMTP_URL.`
    : `Emails to those who sign up go to the mail server ${messenger.where}.`;
}
