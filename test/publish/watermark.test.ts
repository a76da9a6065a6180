import { expect, it } from 'vitest';
import type { Bulletin } from '#bulletin/bulletin.ts';
import { watermarkedBulletin, watermarkedPage } from '#publish/watermark.ts';

const PAGE = '<html><head><title>News</title></head><body style="margin:0"><h1>News</h1></body></html>';

it('a page says it in its title, before all other words, and across all of it', () => {
  const page = watermarkedPage(PAGE, 'PROOF & <more>');
  expect(page).toContain('<title>PROOF &amp; &lt;more&gt;: News</title>');
  expect(page).toMatch(/<body style="position:relative;margin:0"><p [^>]*>PROOF &amp; &lt;more&gt;<\/p>/);
  const [, image = ''] = /background:url\('data:image\/svg\+xml,([^']*)'\)/.exec(page) ?? [];
  expect(decodeURIComponent(image)).toContain('>PROOF &amp; &lt;more&gt;</text>');
  expect(page).toMatch(/aria-hidden="true" style="position:absolute[^"]*pointer-events:none/);
});

it('a body without a look of its own carries it too', () => {
  expect(watermarkedPage('<body class="a">', 'PROOF')).toMatch(/^<body class="a" style="position:relative"><p /);
});

it('an email says it in its subject and in both parts', () => {
  const bulletin = { subject: 'News', html: PAGE, text: 'News\n' } as Bulletin;
  const { subject, html, text } = watermarkedBulletin(bulletin, 'PROOF');
  expect(subject).toBe('[PROOF] News');
  expect(text).toBe('*** PROOF ***\n\nNews\n');
  expect(html).toContain('PROOF</p>');
});
