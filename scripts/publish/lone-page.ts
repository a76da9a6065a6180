/** Where a page that was taken out of its site finds what it needs. */
export interface LonePlace {
  /** The address of the site, which may live below a path. */
  site: string;
  /** From the page to the folder in which the files of the site lie, with a slash at its end. */
  toFiles: string;
  /** Other pages that lie beside it, by their paths on the site. */
  beside?: ReadonlyMap<string, string>;
}

/** Files that a page shows; to all else it leads. */
const SHOWN = /\.(?:css|woff2?|webp|jpg|svg)$/;

/**
 * A page of the site as one that opens by itself, from a folder: what it shows lies beside it, its links lead to the public
 * site, and it asks for nothing that a folder could not give.
 */
export function lonePage(html: string, { site, toFiles, beside }: LonePlace): string {
  const { origin, pathname } = new URL(site);
  const base = pathname.replace(/\/$/, '');
  const placed = (path: string): string =>
    SHOWN.test(path) && path.startsWith(`${base}/`)
      ? toFiles + path.slice(base.length + 1)
      : (beside?.get(path.slice(base.length)) ?? origin + path);
  return html
    .replace(/<meta http-equiv="content-security-policy"[^>]*>/, '')
    .replace(/<link rel="preload"[^>]*>/g, '')
    .replace(/<link rel="alternate" type="application\/(?:rss|atom)\+xml"[^>]*>/g, '')
    .replace(/\b(href|src)="(\/[^"]*)"/g, (_, name: string, path: string) => `${name}="${placed(path)}"`)
    .replace(
      /\bsrcset="([^"]*)"/g,
      (_, list: string) =>
        `srcset="${list.replace(/(^|, )(\/\S+)/g, (__, before: string, path: string) => before + placed(path))}"`,
    );
}

/** A style sheet whose fonts lie in the folder of the site. @param toFiles from the style sheet to that folder. */
export function loneStyles(css: string, { site, toFiles }: LonePlace): string {
  const base = new URL(site).pathname.replace(/\/$/, '');
  return css.replace(/url\((["']?)(\/[^)"']*)\1\)/g, (_, quote: string, path: string) => {
    const within = path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path.slice(1);
    return `url(${quote}${toFiles}${within}${quote})`;
  });
}
