import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '#publish/manifest.ts';
import { photoFiles } from '#release/public-copy-fs.ts';
import { copyPhoto, type PhotoColours, type PhotoCopy } from '#story/photo.ts';
import type { Story } from '#story/story.ts';

/** Clean copies of the pictures of stories, each made once and only when somebody asks for it. */
export class Photos {
  readonly #root: string;
  readonly #copies = new Map<string, Promise<PhotoCopy>>();
  readonly #hashes = new Map<string, Promise<string>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** A JPEG copy of a picture in the folder of a story. */
  copy(story: Story, file: string, widthPixels: number, colours: PhotoColours = 'srgb'): Promise<PhotoCopy> {
    return remember(this.#copies, `${story.slug}/${file}/${widthPixels}/${colours}`, async () =>
      copyPhoto(await readFile(this.#path(story, file)), widthPixels, 'jpeg', colours),
    );
  }

  /** Copies of all pictures of some stories, by the key that a medium knows each by. */
  async copies(
    stories: readonly Story[],
    widthPixels: number,
    keyOf: (slug: string, file: string) => string,
    colours: PhotoColours = 'srgb',
  ): Promise<Map<string, PhotoCopy>> {
    const copies = new Map<string, PhotoCopy>();
    for (const story of stories) {
      for (const file of photoFiles(story)) {
        copies.set(keyOf(story.slug, file), await this.copy(story, file, widthPixels, colours));
      }
    }
    return copies;
  }

  /** The hashes of all pictures of some stories as their authors gave them: what is made depends on these. */
  hashes(stories: readonly Story[]): Promise<string[]> {
    return Promise.all(stories.flatMap((story) => photoFiles(story).map((file) => this.#hash(story, file))));
  }

  #hash(story: Story, file: string): Promise<string> {
    return remember(this.#hashes, `${story.slug}/${file}`, async () => sha256(await readFile(this.#path(story, file))));
  }

  #path(story: Story, file: string): string {
    return join(this.#root, 'content', story.folder, story.slug, file);
  }
}

function remember<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
