/**
 * The public addresses that more than one medium carries, in one place. Each is a path with a slash at both ends;
 * `absolute` puts it behind the address of the site.
 */
export const addresses = {
  home: '/',
  story: (slug: string, language: string): string =>
    language === 'en' ? `/stories/${slug}/` : `/stories/${slug}/${language}/`,
  area: (hotspot: string): string => `/areas/${hotspot}/`,
  /** What a flyer in a language carries: the news for a place in that language, in few enough letters to type. */
  short: (hotspot: string, language: string): string => `/${language}/${hotspot}/`,
  areas: '/areas/',
  district: (district: string): string => `/districts/${district}/`,
  theme: (theme: string): string => `/themes/${theme}/`,
} as const;

/** A full address, for flyers and emails. `site` has no slash at its end. */
export function absolute(site: string, path: string): string {
  return `${site}${path}`;
}

/** An address as it is printed for people to type: without `https://` and without a slash at its end. */
export function addressInWords(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

/**
 * The pages for subscribers, which a server makes on request. A token or a signed link stands behind `t`; another language
 * than English stands behind the name of the page, as it does behind that of a story.
 */
export const subscriberAddresses = {
  subscribe: (language: string): string => inLanguage('subscribe', language),
  /** The form with some areas chosen already. */
  subscribeTo: (areas: readonly string[], language: string): string => {
    const chosen = areas.map((area) => `area=${area}`).join('&');
    return `${inLanguage('subscribe', language)}${chosen === '' ? '' : `?${chosen}`}`;
  },
  confirm: (token: string, language: string): string => `${inLanguage('confirm', language)}?t=${token}`,
  manage: (link: string, language: string): string => `${inLanguage('manage', language)}?t=${link}`,
  unsubscribe: (link: string, language: string): string => `${inLanguage('unsubscribe', language)}?t=${link}`,
} as const;

const inLanguage = (page: string, language: string): string =>
  language === 'en' ? `/${page}/` : `/${page}/${language}/`;
