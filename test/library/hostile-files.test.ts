import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import { renderTerminal } from '#problem/report-terminal.ts';
import { copyOfPartnership, FIELDS, inOneLine, lay, problemsWith, storyOf, textOf } from './root.ts';

const NETS = 'stories/nets/en.mdx';
const reported = async (files: Record<string, string | Uint8Array>): Promise<string[]> =>
  (await problemsWith(files)).map(inOneLine);

describe('a text file', () => {
  it('may have a byte order mark and the line ends of Windows or of an old Mac', async () => {
    const text = storyOf('Come and see.\n\n<Map />');
    expect(await reported({ [NETS]: `\ufeff${text}` })).toEqual([]);
    expect(await reported({ [NETS]: text.replaceAll('\n', '\r\n') })).toEqual([]);
    expect(await reported({ [NETS]: text.replaceAll('\n', '\r') })).toEqual([]);
    expect(
      await reported({ 'people.yaml': `\ufeff${(await textOf('people.yaml')).replaceAll('\n', '\r\n')}` }),
    ).toEqual([]);
  });

  it('keeps its line numbers whatever its line ends', async () => {
    const text = storyOf('Come.\n\n<Facs />');
    const expected = ['error component-unknown content/stories/nets/en.mdx:15'];
    for (const end of ['\n', '\r\n', '\r']) {
      expect(await reported({ [NETS]: text.replaceAll('\n', end) })).toEqual(expected);
    }
  });

  it('is refused on the line of a byte that is not UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${FIELDS}Come.\n\nThe caf`),
      Buffer.from([0xe9]),
      Buffer.from(' is open.\n'),
    ]);
    expect(await reported({ [NETS]: bytes })).toEqual(['error file-not-utf8 content/stories/nets/en.mdx:15']);
  });

  it('is refused when it is UTF-16, or cut off within a character', async () => {
    expect(await reported({ [NETS]: Buffer.from(storyOf('Come.'), 'utf16le') })).toHaveLength(1);
    const cut = Buffer.from(storyOf('Come to the café')).subarray(0, -2);
    expect(await reported({ [NETS]: cut })).toEqual(['error file-not-utf8 content/stories/nets/en.mdx:13']);
  });

  it.each([
    ['NUL', '\0'],
    ['a terminal command', '\u001b[2J'],
    ['a forced direction', '\u202e'],
    ['a line separator', '\u2028'],
  ])('is refused on the line that holds %s', async (_, character) => {
    const expected = ['error character-hidden content/stories/nets/en.mdx:15'];
    expect(await reported({ [NETS]: storyOf(`Come.\n\nAnd ${character} see.`) })).toEqual(expected);
  });

  it('may hold the marks that Urdu needs', async () => {
    expect(await reported({ [NETS]: storyOf('\u2067آئیں\u2069 \u200fدیکھیں\u200c') })).toEqual([]);
  });

  it('is refused unread when it is larger than any story', async () => {
    const expected = ['error file-too-large content/stories/nets/en.mdx:1'];
    expect(await reported({ [NETS]: FIELDS + 'Come and see. '.repeat(400_000) })).toEqual(expected);
    expect(await reported({ [NETS]: FIELDS + 'Come and see. '.repeat(5_000) })).toEqual(expected);
    expect(await reported({ [NETS]: FIELDS + 'Come and see. '.repeat(4_000) })).toEqual([]);
  });

  it('is refused when a data file has five megabytes', async () => {
    const text = await textOf('people.yaml');
    expect(await reported({ 'people.yaml': text + '#'.repeat(5_000_000) })).toEqual([
      'error file-too-large content/people.yaml:1',
    ]);
  });

  it('that is empty is a file without its fields', async () => {
    expect(await reported({ [NETS]: '' })).toEqual(['error front-matter-missing content/stories/nets/en.mdx:1']);
  });
});

describe('the folder of a story', () => {
  it('is not read through links that lead elsewhere', async () => {
    const root = await copyOfPartnership();
    const outside = join(root, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'en.mdx'), storyOf('Secret.'));
    await symlink(outside, join(root, 'content/stories/linked'));
    await mkdir(join(root, 'content/stories/nets'));
    await symlink(join(outside, 'en.mdx'), join(root, 'content/stories/nets/en.mdx'));
    const { library, problems } = await readLibrary(root);
    expect(problems.map(inOneLine)).toEqual([
      'warning file-unexpected content/stories/linked:1',
      'warning file-unexpected content/stories/nets/en.mdx:1',
      'error story-without-english content/stories/nets:1',
    ]);
    expect(JSON.stringify(library)).not.toContain('Secret');
  });

  it('does not show a picture through a link', async () => {
    const root = await copyOfPartnership();
    await lay(root, { [NETS]: storyOf('Come.\n\n<Photo src="photo.jpg" alt="Nets" />') });
    await symlink('/etc/hostname', join(root, 'content/stories/nets/photo.jpg'));
    const { problems } = await readLibrary(root);
    expect(problems.map(({ code }) => code)).toEqual(['file-unexpected', 'image-missing']);
  });

  it('may have a name that would command a terminal, which is shown and not obeyed', async () => {
    const problems = await problemsWith({ 'stories/a\u001b[2J\nb/en.mdx': storyOf('Come.') });
    expect(problems.map(({ code }) => code)).toEqual(['slug-malformed']);
    const text = renderTerminal(problems, { colour: false, widthColumns: 80 });
    expect(text).not.toContain('\u001b');
    expect(text.split('\n')[0]).toBe('content/stories/a\ufffd[2J\ufffdb');
  });

  it('may hide files of a system, which are passed over', async () => {
    expect(await reported({ 'stories/.DS_Store': 'x', 'stories/open-door/.nets.swp': 'x' })).toEqual([]);
  });
});

describe('what may not be read', () => {
  it('is never taken for what is not there: a closed folder would look like one without stories', async () => {
    const root = await copyOfPartnership();
    // A link to itself can be opened by nobody, whatever the rights of whoever runs this.
    for (const name of ['stories', 'people.yaml']) {
      await rm(join(root, 'content', name), { recursive: true });
      await symlink(name, join(root, 'content', name));
    }
    const { library, problems } = await readLibrary(root);
    expect(library).toBeUndefined();
    expect(problems.map(inOneLine)).toEqual([
      'error file-unreadable content/people.yaml:1',
      'error folder-unreadable content/stories:1',
    ]);
  });
});

describe('a root', () => {
  it('without any content tells which files are missing, and throws nothing', async () => {
    const root = await copyOfPartnership();
    await rm(join(root, 'content'), { recursive: true });
    const { library, problems } = await readLibrary(root);
    expect(library).toBeUndefined();
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['file-missing']));
    expect(problems).toHaveLength(6);
  });

  it('may have no stories, no hotspots and no results yet', async () => {
    const root = await copyOfPartnership();
    for (const folder of ['stories', 'appeals', 'results'])
      await rm(join(root, 'content', folder), { recursive: true });
    const { library, problems } = await readLibrary(root);
    expect(problems).toEqual([]);
    expect(library).toMatchObject({ stories: [], quarters: [], groups: undefined });
  });
});
