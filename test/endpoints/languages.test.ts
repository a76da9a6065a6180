import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { phrasesIn } from '#language/phrases.ts';
import { atDoorway, FILLED, linkIn, subscribed } from './at-doorway.ts';

const pl = phrasesIn('pl').subscribing;
const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'form-dup-name': 'off' } });

describe('the pages for subscribers in another language', () => {
  it('say everything in it, and each leads to the same page in English', async () => {
    const door = await atDoorway();
    const page = await (await door.get('/subscribe/pl/?area=harbour')).text();
    expect(page).toContain('<html lang="pl">');
    expect(page).toContain(`<h1>${pl.title}</h1>`);
    expect(page).toContain(pl.places.all('Saltmarsh'));
    expect(page).toContain('action="/news/subscribe/pl/"');
    expect(page).toContain('<a href="/news/subscribe/?area=harbour" hreflang="en" lang="en" dir="ltr">English</a>');
    expect(page).toContain(`<p class="notice">${phrasesIn('pl').draftTranslation}</p>`);
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
  });

  it('choose it for the emails too, until somebody chooses another', async () => {
    const door = await atDoorway();
    expect(await (await door.get('/subscribe/pl/')).text()).toContain('value="pl" checked');
  });

  it('go on in it from the form to the end', async () => {
    const door = await atDoorway();
    const asked = await door.post('/subscribe/pl/', { ...FILLED, language: 'pl' });
    expect(await asked.text()).toContain(pl.asked.title);
    const { mail } = (await door.letters())[0] ?? {};
    const link = linkIn(mail, 'confirm');
    expect([link.startsWith('/confirm/pl/'), mail?.subject]).toEqual([
      true,
      pl.letter.confirm.subject('Safer Brackenshire'),
    ]);
    const done = await (await door.post(link, {})).text();
    expect(done).toContain(pl.confirm.doneTitle);
    expect(done).toContain('href="/news/manage/pl/?t=');
  });

  it('say what is wrong in it, at the field and above the form', async () => {
    const door = await atDoorway();
    const page = await (await door.post('/subscribe/pl/', { email: 'a b@mail.example' })).text();
    for (const fault of [pl.wrong.areas, pl.wrong.spaces('name@example.org')])
      expect(page.split(fault)).toHaveLength(3);
    expect(page).toContain(`<title>${pl.wrong.heading} – ${pl.title}`);
    expect(page).toMatch(/<div class="said faults"[^>]* autofocus>/);
    expect(page).toContain('aria-invalid="true" aria-describedby="email-hint email-fault"');
  });

  it('answer a postcode in it', async () => {
    const door = await atDoorway();
    const page = await (await door.post('/subscribe/pl/', { postcode: 'ZZ1 1AA', area: 'uplands' })).text();
    expect(page).toContain(pl.answers.found('The Harbour'));
    expect(page).toMatch(
      /value="uplands" checked[\s\S]*value="harbour" checked|value="harbour" checked[\s\S]*value="uplands" checked/,
    );
  });
});

describe('a language that the partnership does not have', () => {
  it.each(['ur', 'en', 'xx', 'constructor', '..'])('has no form: %s', async (language) => {
    expect((await (await atDoorway()).get(`/subscribe/${language}/`)).status).toBe(404);
  });

  it('keeps the links in emails that went out before it was given up, in English', async () => {
    const door = await atDoorway();
    const manage = (await subscribed(door)).replace('/manage/', '/manage/ur/');
    expect(await (await door.get(manage)).text()).toContain('<h1>Your emails from us</h1>');
    expect((await door.post(manage.replace('manage', 'unsubscribe'), {})).status).toBe(200);
    expect(door.rows('select state from subscribers')).toEqual([{ state: 'suppressed' }]);
  });

  it('cannot be chosen', async () => {
    const door = await atDoorway();
    await door.post('/subscribe/', { ...FILLED, language: 'ur' });
    expect((await door.letters())[0]?.mail.subject).toBe('Do you want news from Safer Brackenshire?');
  });
});
