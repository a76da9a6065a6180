import { caniemail } from 'caniemail';
import { describe, expect, it } from 'vitest';
import { bulletinOf, inputOf, message, photosOf } from './messages.ts';
import { shippedInputs } from './shipped.ts';

/** Nearly everybody who reads the bulletin reads it in one of these. */
const CLIENTS: Parameters<typeof caniemail>[0]['clients'] = [
  'gmail.*',
  'outlook.windows',
  'outlook.outlook-com',
  'outlook.macos',
  'outlook.ios',
  'outlook.android',
  'apple-mail.*',
  'yahoo.*',
];

const GMAIL = ['gmail.android', 'gmail.desktop-webmail', 'gmail.ios'];
const OUTLOOK = ['outlook.android', 'outlook.ios', 'outlook.macos', 'outlook.outlook-com'];
const YAHOO = ['yahoo.android', 'yahoo.desktop-webmail', 'yahoo.ios'];
/** Gmail in the browser of a phone, without the app. */
const GMAIL_MOBILE = 'gmail.mobile-webmail';
const WINDOWS = 'outlook.windows';

/** What a program does not know at all: who, and why the email can do without. */
const UNKNOWN_TO: Record<string, { clients: string[]; because: string }> = {
  '<body> element': {
    clients: ['outlook.macos', 'yahoo.android', 'yahoo.ios'],
    because: 'Colours, language and direction stand on the elements within as well.',
  },
  '<style> element': { clients: [GMAIL_MOBILE], because: 'The sheets add a narrower margin and dark colours only.' },
  'Class selector': { clients: [GMAIL_MOBILE], because: 'Classes are for the same sheets.' },
  '@media': { clients: [GMAIL_MOBILE, WINDOWS], because: 'The layout flows without; Windows has no narrow screens.' },
  'color-scheme CSS property': {
    clients: [...GMAIL, GMAIL_MOBILE, ...OUTLOOK, WINDOWS, ...YAHOO],
    because: 'Without it a program keeps the light colours or turns all of them round; both can be read.',
  },
  'color-scheme meta tag': {
    clients: ['apple-mail.ios', ...GMAIL, GMAIL_MOBILE, ...OUTLOOK, WINDOWS, ...YAHOO],
    because: 'As for the property, which Apple Mail on phones does know.',
  },
  'display:none': { clients: [GMAIL_MOBILE], because: 'The preview line is one point high there.' },
};

/** What a program knows in part, and why the part that it lacks is not used or not needed. */
const PARTLY_KNOWN: Record<string, string> = {
  '!important keyword': 'Used in the sheets only, in lower case and with a space before it.',
  '<body> element': 'It becomes a div that keeps the style.',
  '<style> element': 'In the head, far below 16 kB, and never needed.',
  '<ul>, <ol> and <dl>': 'Lists are never reversed or given values.',
  '@media': 'Never nested, never about height.',
  'Class selector': 'For the sheets only.',
  'align attribute': 'Used on cells, and on the one table that only Outlook on Windows sees.',
  background: 'Only background-color is used.',
  border: 'Five points, on cells.',
  'dir attribute': 'Never on a link; where a whole email is turned round, each story still says its own direction.',
  display: 'Only block, inline-block and none.',
  'display:none': 'On a div without a table or a picture in it.',
  'font-size': 'Only in px.',
  'font-weight': 'Only bold.',
  'lang attribute': 'Never on a cell.',
  'line-height': 'In px for empty strips only, where a point more does no harm.',
  'mailto: links': 'Never with bcc.',
  margin: 'Never negative; “auto” is replaced by the table for Outlook.',
  'max-width': 'On a div; Outlook on Windows gets a table of 600 points instead.',
  padding: 'On cells; elsewhere it only makes a number easier to tap.',
  'role attribute': 'On tables only.',
  'text-align': 'Only left and right.',
  'text-decoration': 'One value, never overline.',
  'width attribute': 'Pictures have one in points; tables have 100 %.',
  'width property': 'On pictures, which have the attribute as well.',
};

const photos = photosOf(['a-story'], 900);
const everything = inputOf([message(), message({ slug: 'b', language: 'ur', direction: 'rtl', notices: ['n'] })], {
  photos,
});
const pages = [everything, ...shippedInputs].map((input) => bulletinOf(input).html);

/** The library looks into style sheets but not into what stands within an `@media` of them. */
const withinMedia = (html: string): string[] =>
  [...html.matchAll(/@media[^{]*\{(.*?)\}\s*<\/style>/gs)].map(([, rules = '']) => rules.replace(/\}\s*$/, '}'));

function found(kind: 'errors' | 'warnings'): Map<string, Set<string>> {
  const features = new Map<string, Set<string>>();
  const [first = ''] = pages;
  const sources = [...pages.map((html) => ({ html })), ...withinMedia(first).map((css) => ({ css }))];
  for (const source of sources) {
    for (const [client, issues] of caniemail({ clients: CLIENTS, ...source }).issues[kind]) {
      for (const { title } of issues) features.set(title, (features.get(title) ?? new Set()).add(client));
    }
  }
  return features;
}

describe('Gmail, Outlook, Apple Mail and Yahoo', () => {
  it('know everything in the emails but what is declared here, with the reason', () => {
    const declared = Object.entries(UNKNOWN_TO).map(([title, { clients }]) => [title, [...clients].sort()]);
    const real = [...found('errors')].map(([title, clients]) => [title, [...clients].sort()]);
    expect(Object.fromEntries(real)).toEqual(Object.fromEntries(declared));
  });

  it('know in part only what is declared here, with the reason', () => {
    expect([...found('warnings').keys()].sort()).toEqual(Object.keys(PARTLY_KNOWN).sort());
  });

  it('would be found out if an email used what they do not know', () => {
    const { issues } = caniemail({ clients: CLIENTS, html: '<p style="display:flex;gap:1em">…</p>' });
    expect(issues.errors.get('outlook.windows')?.length).toBeGreaterThan(0);
  });
});

describe('the reasons', () => {
  it('hold: no margin is negative, no font has a size in anything but px', () => {
    for (const html of pages) {
      expect(html).not.toMatch(/margin[^:;"]*:[^;"]*-\d/);
      expect(html).not.toMatch(/font-size:[\d.]+(?!px|[\d.])/);
    }
  });

  it('hold: language and direction are never on a cell or a link, roles only on tables', () => {
    for (const html of pages) {
      expect(html).not.toMatch(/<(?:td|a) [^>]*\b(?:lang|dir)=/);
      expect(html).not.toMatch(/<(?!table)\w+ [^>]*\brole=/);
    }
  });

  it('hold: the style sheets stay below the 16 kB that Gmail reads', () => {
    for (const html of pages) {
      const sheets = html.match(/<style>.*?<\/style>/gs) ?? [];
      expect(sheets.join('').length).toBeLessThan(16_000);
    }
  });
});
