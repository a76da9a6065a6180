import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyPhoto, type PhotoCopy } from '#story/photo.ts';
import type { Story } from '#story/story.ts';
import { sha256 } from '#publish/manifest.ts';

/** Clean copies of the pictures of stories, each made once and only when somebody asks for it. */
export class Photos {
  readonly #root: string;
  readonly #copies = new Map<string, Promise<PhotoCopy>>();
  readonly #hashes = new Map<string, Promise<string>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** A JPEG copy of a picture in the folder of a story. */
  copy(story: Story, file: string, widthPixels: number): Promise<PhotoCopy> {
    return remember(this.#copies, `${story.slug}/${file}/${widthPixels}`, async () =>
      copyPhoto(await readFile(this.#path(story, file)), widthPixels, 'jpeg'),
    );
  }

  /** The hash of the picture as its author gave it: whatever is made from it depends on this. */
  hash(story: Story, file: string): Promise<string> {
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
