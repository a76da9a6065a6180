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

/** The pages for subscribers, which a server makes on request. A token or a signed link stands behind `t`. */
export const subscriberAddresses = {
  subscribe: '/subscribe/',
  confirm: (token: string): string => `/confirm/?t=${token}`,
  manage: (link: string): string => `/manage/?t=${link}`,
  unsubscribe: (link: string): string => `/unsubscribe/?t=${link}`,
} as const;
