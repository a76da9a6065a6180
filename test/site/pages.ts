import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of a built site. */
export interface BuiltPage {
  /** As a browser asks for it: with a slash at the end, or the name of a file. */
  path: string;
  html: string;
}

/** All pages of a built site. */
export function pagesOf(site: string): BuiltPage[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      path: `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`,
      html: readFileSync(join(site, file), 'utf8'),
    }));
}

/** One page of a built site. */
export function pageAt(site: string, path: string): string {
  return readFileSync(join(site, path, path.endsWith('/') ? 'index.html' : ''), 'utf8');
}

/** The attributes of every tag of one name, in order; a value is read as a browser reads it. */
export function tagsOf(html: string, name: string): Record<string, string>[] {
  const tags = new RegExp(`<${name}((?:\\s+[^\\s=>"]+(?:="[^"]*")?)*)\\s*/?>`, 'g');
  return [...html.matchAll(tags)].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, unescaped(value)]),
    ),
  );
}

/** The text between the first tags of a name. */
export function textOf(html: string, name: string): string {
  const inside = new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`).exec(html)?.[1] ?? '';
  return unescaped(inside.replace(/<[^>]*>/g, ''));
}

/** All addresses that a page links to or loads. */
export function addressesIn(html: string): string[] {
  const loaded = ['img', 'source', 'script', 'a', 'link'].flatMap((name) => tagsOf(html, name));
  return loaded.flatMap(({ href, src, srcset, rel }) => [
    ...(href && rel !== 'canonical' && rel !== 'alternate' ? [href] : []),
    ...(src ? [src] : []),
    ...(srcset?.split(', ').map((part) => part.split(' ')[0] ?? '') ?? []),
  ]);
}

/** Whether a path of the site leads to a file. */
export function isThere(site: string, path: string): boolean {
  const [file = ''] = path.split(/[?#]/);
  return existsSync(join(site, decodeURI(file), file.endsWith('/') ? 'index.html' : ''));
}

function unescaped(text: string): string {
  const characters: Record<string, string> = {
    lt: '<',
    gt: '>',
    quot: '"',
    '#34': '"',
    '#38': '&',
    '#39': "'",
    amp: '&',
  };
  return text.replace(/&(lt|gt|quot|amp|#34|#38|#39);/g, (_, name: string) => characters[name] ?? '');
}
