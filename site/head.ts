const TITLE_LIMIT = 70;

/** The title for a tab and for search engines: with the name of the site where both fit. */
export function pageTitle(title: string, site: string): string {
  const both = `${title} – ${site}`;
  return title === site || both.length > TITLE_LIMIT ? title : both;
}
