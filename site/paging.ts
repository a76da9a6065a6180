import type { GetStaticPathsOptions } from 'astro';
import type { Entry, LocalNews } from './route-data.ts';

/** How many stories stand on one page of a list. */
export const PAGE_SIZE = 30;

/** The pages of the news for a place, its own news first. */
export function localPages<P extends object>(
  paginate: GetStaticPathsOptions['paginate'],
  id: string,
  { near, wide }: LocalNews,
  props: P,
) {
  return paginate<Entry, P & { near: Entry[] }, { id: string }>([...near, ...wide], {
    params: { id },
    props: { ...props, near },
    pageSize: PAGE_SIZE,
  });
}
