import { PHOTO_WIDTH_PIXELS, photoKey } from '#bulletin/bulletin.ts';
import { prepareBulletin } from '#bulletin/prepare.ts';
import { writeEmail } from '#delivery/messenger/outbox.ts';
import { PREVIEW_RECIPIENT, previewLinks } from '#delivery/recipient.ts';
import { place } from '#problem/collect.ts';
import type { BulletinJob } from '#publish/jobs.ts';
import type { Making, MediumResult } from '#publish/making.ts';
import { Tally } from '#publish/tally.ts';
import type { PublicLibrary } from '#release/public-library.ts';

/** Makes one `.eml` preview per hotspot and language: what a subscriber there would get. */
export async function makeBulletins(
  jobs: readonly BulletinJob[],
  { settings }: PublicLibrary,
  { reuse, photos, tick, stop }: Making,
): Promise<MediumResult> {
  const tally = new Tally('bulletin');
  for (const [done, job] of jobs.entries()) {
    stop.throwIfAborted();
    tick({ part: 'bulletins', done, total: jobs.length });
    const { hotspot, language, messages, stories } = job;
    const path = `bulletins/${hotspot.id}-${language}.eml`;
    const input = { hotspot, language, messages, settings, pictures: await photos.hashes(stories) };
    const brought = await reuse.bringFile(path, input, async () => {
      const copies = await photos.copies(stories, PHOTO_WIDTH_PIXELS, photoKey);
      const offer = { photos: copies, ...previewLinks(settings.site, language) };
      const prepared = prepareBulletin({ hotspots: [hotspot], language, messages, settings, ...offer });
      if (prepared.finding) {
        tally.problems.push(place(prepared.finding, { file: `content/hotspots/${hotspot.id}.json`, line: 1 }));
        return undefined;
      }
      const posting = { recipient: PREVIEW_RECIPIENT, settings, date: newest(job) };
      return (await writeEmail(prepared.bulletin, posting)).bytes;
    });
    tally.count(path, brought, { hotspot: hotspot.id, language });
  }
  return tally.result();
}

/** A preview carries the date of its newest story, so that the same news gives the same bytes on any day. */
function newest({ messages }: BulletinJob): Date {
  return new Date(Math.max(...messages.map(({ published }) => published.getTime())));
}
