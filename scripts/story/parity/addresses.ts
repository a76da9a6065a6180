import type { Sentence } from '#story/parity/reader.ts';

// Every repetition has a bound and every match begins where a word does: a hostile text costs no more than its length.
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
const WEB =
  /(?<![\w@.-])(?:https?:\/\/)?[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,8}\.[a-z]{2,24}(?![\w-])(?:\/[^\s<>"“”„]*)?/gi;

/** Takes addresses of email and of the web. */
export function takeAddresses(sentence: Sentence): void {
  sentence.take(EMAIL, ([words]) => ({ kind: 'address', meanings: [`address:${words.toLowerCase()}`] }));
  sentence.take(WEB, ([match]) => {
    const words = match.replace(/[).,;:!?’']+$/, '');
    // “night.Then” lacks a space; it is not an address.
    if (!/^(?:https?:|www\.)/i.test(words) && !/^[^/]*\.[a-z]+(?:\/|$)/.test(words)) return undefined;
    return { kind: 'address', words, meanings: [`address:${bareAddress(words)}`] };
  });
}

function bareAddress(words: string): string {
  const [host = '', ...path] = words.replace(/^https?:\/\//i, '').split('/');
  return [host.toLowerCase().replace(/^www\./, ''), ...path].join('/').replace(/\/$/, '');
}
