import { type BaseMap, originOf } from '#partnership/base-map.ts';

interface Sources {
  script: string;
  connect: string;
  img: string;
}

const directives = ({ script, connect, img }: Sources): string[] => [
  "default-src 'none'",
  "style-src 'self'",
  `img-src ${img}`,
  "font-src 'self'",
  `script-src ${script}`,
  `connect-src ${connect}`,
  "base-uri 'none'",
  "form-action 'self'",
];

/** What a page may load: styles, pictures and fonts of this site, and no script at all. */
export const PAGE_POLICY = directives({ script: "'none'", connect: "'none'", img: "'self'" }).join('; ');

/** What a page that runs scripts of this site may load besides: these, and data of this site. */
export const SCRIPT_PAGE_POLICY = mapPagePolicy(undefined);

/** What a page with the map may load besides: scripts and data of this site, and the base map from where it lies. */
export function mapPagePolicy(map: BaseMap | undefined): string {
  return mapDirectives(map).join('; ');
}

/** The outer bound of all pages as a response header, which may also say who frames a page. Each page narrows it. */
export function headerPolicy(map: BaseMap | undefined): string {
  return [...mapDirectives(map), "frame-ancestors 'none'"].join('; ');
}

function mapDirectives(map: BaseMap | undefined): string[] {
  const origin = map && originOf(map);
  const sourcesFor = (isAsked: boolean): string => (isAsked && origin ? `'self' ${origin}` : "'self'");
  return directives({
    script: "'self'",
    connect: sourcesFor(map?.pmtiles !== undefined),
    img: sourcesFor(map?.tiles !== undefined),
  });
}

/** Nobody learns where a visitor came from: a report to Crimestoppers must not even tell that this page was read. */
export const REFERRER_POLICY = 'no-referrer';
