import { simpleParser } from 'mailparser';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { wordsOn } from '../flyer/read-pdf.ts';
import type { Spoken } from './spoken.ts';

/** Listens to the story of a page, in a real browser. `address` is where the page is served. */
export async function listenToPage(page: Page, address: string): Promise<Spoken> {
  await page.goto(address);
  const article = page.locator('article[data-story]');
  const text = await article.evaluate((element) => {
    const parts: string[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    // Words in a picture of words (a map's labels) are read from its title, which is not part of the story.
    while (walker.nextNode())
      if (!walker.currentNode.parentElement?.closest('svg')) parts.push(walker.currentNode.nodeValue ?? '');
    return parts.join(' ');
  });
  const links = await article
    .locator('a[href]')
    .evaluateAll((anchors) => anchors.map((a) => a.getAttribute('href') ?? ''));
  return { text, links: withoutPhones(links) };
}

/** Listens to a flyer with a PDF library of other people. */
export async function listenToFlyer(bytes: Uint8Array): Promise<Spoken> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const text: string[] = [];
  const links: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    text.push(await wordsOn(page));
    const annotations = (await page.getAnnotations()) as { url?: string }[];
    links.push(...annotations.flatMap(({ url }) => url ?? []));
  }
  await document.loadingTask.destroy();
  return { text: text.join(' '), links: withoutPhones(links) };
}

/** Listens to both parts of an email: the HTML in a real browser, the text as it is. */
export async function listenToEmail(page: Page, eml: Uint8Array): Promise<{ html: Spoken; text: Spoken }> {
  const mail = await simpleParser(Buffer.from(eml), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
  });
  // A page of the site seen before would lend the email its strict policy, which forbids inline styles.
  await page.goto('about:blank');
  await page.setContent(mail.html || '');
  const text = await page.locator('body').evaluate((body) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const parts: string[] = [];
    while (walker.nextNode()) {
      // The preheader says the summary once more, for lists of messages; nobody sees it in the message itself.
      const isSeen = walker.currentNode.parentElement?.checkVisibility();
      if (isSeen) parts.push(walker.currentNode.nodeValue ?? '');
    }
    return parts.join(' ');
  });
  const links = await page
    .locator('a[href]')
    .evaluateAll((anchors) => anchors.map((a) => a.getAttribute('href') ?? ''));
  const plain = mail.text ?? '';
  return {
    html: { text, links: withoutPhones(links) },
    text: { text: plain, links: plain.match(/(?:https:\/\/|mailto:)[^\s<>)]+/g) ?? [] },
  };
}

function withoutPhones(links: readonly string[]): string[] {
  return links.filter((link) => /^(?:https?:|mailto:)/.test(link));
}
