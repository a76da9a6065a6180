import { type Encoded, type Template, templateOf } from '#delivery/compose/template.ts';
import { type News, newsText } from '#delivery/ledger/news.ts';
import type { Email } from '#delivery/messenger/messenger.ts';
import type { Secret } from '#storage/secret-fs.ts';
import { signedLink } from '#subscriber/link.ts';

/** What emails of an edition are composed with. */
export interface Composing {
  secret: Secret;
  /** Encodes what some people get. @throws ComposeFault */
  encode: (news: News, language: string) => Promise<Encoded>;
}

/** One email that is wanted. */
export interface Letter {
  news: News;
  language: string;
  subscriber: string;
  address: string;
  messageId: string;
}

/** Why an email cannot be composed, in words. */
export class ComposeFault extends Error {}

/** So much of encoded bulletins is kept, one of them always: a few hundred. */
const MOST_BYTES = 16_000_000;

/** Composes emails. Who gets the same shares one encoded bulletin. */
export function composerOf(
  { secret, encode }: Composing,
  mostBytes = MOST_BYTES,
): (letter: Letter, date: Date) => Promise<Email> {
  const kept = new Map<string, Template>();
  const coming = new Map<string, Promise<Template>>();
  let keptBytes = 0;

  const keep = (key: string, template: Template): void => {
    keptBytes += template.sizeBytes;
    kept.set(key, template);
    for (const [oldest, { sizeBytes }] of kept) {
      if (keptBytes <= mostBytes || kept.size === 1) return;
      kept.delete(oldest);
      keptBytes -= sizeBytes;
    }
  };
  const made = async (key: string, news: News, language: string): Promise<Template> => {
    try {
      const template = templateOf(await encode(news, language));
      keep(key, template);
      return template;
    } finally {
      coming.delete(key);
    }
  };
  const templateFor = (news: News, language: string): Template | Promise<Template> => {
    const key = `${language} ${newsText(news)}`;
    const template = kept.get(key);
    if (template) {
      // The latest stand last.
      kept.delete(key);
      kept.set(key, template);
      return template;
    }
    const awaited = coming.get(key) ?? made(key, news, language);
    coming.set(key, awaited);
    return awaited;
  };
  return async ({ news, language, subscriber, address, messageId }, date) => {
    const { fill } = await templateFor(news, language);
    const stop = signedLink(secret, 'unsubscribe', subscriber);
    return fill({ address, messageId, stop, manage: signedLink(secret, 'manage', subscriber), date });
  };
}
