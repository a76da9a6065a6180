import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import { type PublicLibrary, publicLibrary } from '#release/public-library.ts';
import { countingStories, sumOutcomes } from '#story/outcomes.ts';
import { outcomeNumber, outcomeWords } from '../../site/charts/outcome-words.ts';
import { outcomesByPlace } from '../../site/charts/outcomes-by-place.ts';
import { PROJECT, SHIPPED_OUT } from '../shipped.ts';

const SITE = join(SHIPPED_OUT, 'site');
const library = await released();
const { settings } = library;
const pages = Object.fromEntries(
  ['results', 'report', 'partners', 'about', 'accessibility', 'privacy'].map((name) => [name, mainOf(name)]),
);

async function released(): Promise<PublicLibrary> {
  const { library: read } = await readLibrary(PROJECT);
  if (!read?.settings.clock) throw new Error('The shipped content has errors, or no clock.');
  return publicLibrary(read, read.settings.clock);
}

/** The main part of a page, as markup. */
function mainOf(name: string): string {
  const html = readFileSync(join(SITE, name, 'index.html'), 'utf8');
  return /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
}

function page(name: string): string {
  return pages[name] ?? '';
}

/** What a reader sees, with single spaces. */
function words(markup: string): string {
  const text = markup.replace(/<(title|desc)>.*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
  const plain = text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return plain.replace(/\s+/g, ' ');
}

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
}

const dial = (phone: string): string => `href="tel:${phone.replaceAll(' ', '')}"`;

describe('the page of results', () => {
  const counted = countingStories(library.stories);
  const markup = page('results');

  it('tells each sum of the released stories', () => {
    const told = [...markup.matchAll(/<dt[^>]*>([^<]*)<\/dt>\s*<dd class="total"[^>]*>([^<]*)</g)];
    const sums = sumOutcomes(counted).map(({ outcome, total }) => [
      outcomeWords[outcome].name,
      outcomeNumber(outcome, total),
    ]);
    expect(told.map(([, name, number]) => [name, number])).toEqual(sums);
    expect(sums.length).toBeGreaterThan(5);
  });

  it('tells the same once more, place by place', () => {
    const text = words(markup);
    for (const { place, sums } of outcomesByPlace(counted, library.hotspots, settings.districts)) {
      const name = place.kind === 'district' ? place.name : place.kind === 'county' ? settings.county : 'More than one';
      const list = sums.map(({ outcome, total }) => `${outcomeWords[outcome].name} ${outcomeNumber(outcome, total)}`);
      expect(text).toContain(`${name} ${list.join(' ')}`);
    }
  });

  it('says plainly that sample numbers are made up', () => {
    expect(counted.every(({ sample }) => sample)).toBe(true);
    expect(words(markup)).toContain('All of these numbers are made up.');
    expect(words(markup)).toContain('These numbers are made up. They show how a quarter will look.');
  });

  it('has the same numbers in each picture as in the table beside it', () => {
    const figures = [...markup.matchAll(/<figure[\s\S]*?<\/figure>/g)].map(([figure]) => figure);
    expect(figures).toHaveLength(2);
    for (const figure of figures) {
      const body = /<tbody[\s\S]*?<\/tbody>/.exec(figure)?.[0] ?? '';
      const cells = [...body.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, number]) => number ?? '');
      const bars = [...figure.matchAll(/class="bar-number"[^>]*>([^<]*)</g)].map(([, number]) => number ?? '');
      const columns = cells.length / [...body.matchAll(/<tr/g)].length;
      // The last of several columns is their sum, which has no bar.
      const drawn = columns === 1 ? cells : cells.filter((_, at) => (at + 1) % columns !== 0);
      expect(bars).toEqual(drawn);
    }
  });

  it('gives each figure its date and its source', () => {
    const captions = [...markup.matchAll(/<figcaption[^>]*>([\s\S]*?)<\/figcaption>/g)].map(([, text]) =>
      words(text ?? ''),
    );
    expect(captions).toHaveLength(2);
    for (const caption of captions) expect(caption).toMatch(/\d{1,2} \w+ \d{4}\. Source: \S/);
  });
});

describe('the page on how to tell us', () => {
  const markup = page('report');
  const { crimestoppers, police, emergency, 'young-people': youngPeople } = settings.reporting;

  it('has every way of the settings, each ready to be dialled or followed', () => {
    for (const { phone } of [crimestoppers, police, emergency]) {
      expect(markup).toContain(dial(phone));
      expect(words(markup)).toContain(phone);
    }
    for (const { link } of [crimestoppers, youngPeople]) expect(markup).toContain(`href="${link}"`);
    expect(words(markup)).toContain(youngPeople.name);
  });

  it('says that Crimestoppers is a charity and not the police', () => {
    expect(words(markup)).toContain('An independent charity, not the police.');
  });

  it('tells people not to put themselves in danger', () => {
    expect(words(markup)).toContain('Do not follow, film or speak to anyone');
  });
});

describe('the page of partners and support', () => {
  const markup = page('partners');

  it('has every service of the settings with its number, its hours and its link', () => {
    for (const { name, phone, hours, link, about } of settings.support) {
      for (const text of [name, phone, hours?.en, about.en]) if (text) expect(words(markup)).toContain(text);
      if (phone) expect(markup).toContain(dial(phone));
      if (link) expect(markup).toContain(`href="${link}"`);
    }
  });

  it('has every partner once', () => {
    for (const { name, link } of library.partners) {
      expect(markup).toContain(`href="${link}"`);
      expect(markup.split(`>${name}</a>`)).toHaveLength(2);
    }
  });
});

describe('the accessibility statement', () => {
  const text = words(page('accessibility'));

  it('has what the regulations of 2018 ask for', () => {
    for (const part of ['partially compliant', 'Disproportionate burden', 'EHRC', 'EASS', settings.mailbox]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/prepared on \d{1,2} \w+ \d{4}/);
    expect(text).toMatch(/last tested on \d{1,2} \w+ \d{4}/);
  });

  it('names no language that flyers cannot be set in, for they can be set in all of ours', () => {
    expect(text).not.toContain('There are no flyers yet');
  });
});

describe('what the page on privacy promises', () => {
  const everyPage = filesUnder(SITE, '.html').map((file) => readFileSync(file, 'utf8'));

  it('is true of every page: nothing is loaded from elsewhere', () => {
    const loads = /<(?:script|img|iframe|source|video|audio|embed|object)[^>]* (?:src|srcset|data)="(?:https?:)?\/\//;
    const sheets = /<link[^>]* rel="(?:stylesheet|preload|icon)"[^>]* href="(?:https?:)?\/\//;
    expect(everyPage.length).toBeGreaterThan(20);
    for (const html of everyPage) {
      expect(html).not.toMatch(loads);
      expect(html).not.toMatch(sheets);
    }
  });

  it('is true of every script: none keeps anything', () => {
    const scripts = [...filesUnder(SITE, '.js').map((file) => readFileSync(file, 'utf8')), ...everyPage];
    for (const script of scripts) expect(script).not.toMatch(/document\.cookie|localStorage|sessionStorage|sendBeacon/);
  });
});

describe('the sources of the site', () => {
  it('name no partnership, no place and no number: these come from the settings', () => {
    const { crimestoppers } = settings.reporting;
    const own = [settings.county, settings.name, settings.mailbox, crimestoppers.phone, crimestoppers.link];
    for (const file of ['.astro', '.ts'].flatMap((ending) => filesUnder(join(PROJECT, 'site'), ending))) {
      const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      for (const word of own) expect(source.includes(word), `${file} says “${word}”`).toBe(false);
    }
  });
});
