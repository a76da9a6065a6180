import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { picture } from '../story/pictures.ts';
import { inOneLine, problemsWith, storyOf } from './root.ts';

const SHOWN = storyOf('Come.\n\n<Photo src="photo.jpg" alt="Nets on a line." />');
const PHOTO = 'content/stories/nets/photo.jpg:1';

const reported = async (bytes: Uint8Array, text = SHOWN): Promise<string[]> =>
  (await problemsWith({ 'stories/nets/en.mdx': text, 'stories/nets/photo.jpg': bytes })).map(inOneLine);

describe('the picture of a story', () => {
  it('may be a JPEG, a PNG or a WebP, whatever its name says', async () => {
    expect(await reported(await picture().jpeg().toBuffer())).toEqual([]);
    expect(await reported(await picture().png().toBuffer())).toEqual([]);
    expect(await reported(await picture().webp().toBuffer())).toEqual([]);
  });

  it('is not a GIF or a TIFF', async () => {
    expect(await reported(await picture().gif().toBuffer())).toEqual([`error image-unreadable ${PHOTO}`]);
    expect(await reported(await picture().tiff().toBuffer())).toEqual([`error image-unreadable ${PHOTO}`]);
  });

  it('that breaks off half-way is not one', async () => {
    const whole = await picture(600, 400).jpeg().toBuffer();
    expect(await reported(whole.subarray(0, whole.length / 2))).toEqual([`error image-unreadable ${PHOTO}`]);
    const png = await picture(600, 400).png().toBuffer();
    expect(await reported(png.subarray(0, png.length / 2))).toEqual([`error image-unreadable ${PHOTO}`]);
    expect(await reported(Buffer.alloc(0))).toEqual([`error image-unreadable ${PHOTO}`]);
  });

  it('has at most ten megabytes', async () => {
    const bytes = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.alloc(11 * 1024 * 1024)]);
    expect(await reported(bytes)).toEqual([`error image-too-large ${PHOTO}`]);
  });

  it('that is small as a file and fills the memory as a picture is refused before it is opened', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await reported(bomb)).toEqual([`error image-too-many-pixels ${PHOTO}`]);
  });

  it('that still tells where it was taken is warned of', async () => {
    const withPlace = await picture()
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 48/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(await reported(withPlace)).toEqual([`warning image-tells-place ${PHOTO}`]);
  });

  it('that tells its place by the other way, XMP, is warned of as well', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="53,48N"/></rdf:RDF></x:xmpmeta>';
    expect(await reported(await picture().withXmp(xmp).jpeg().toBuffer())).toEqual([
      `warning image-tells-place ${PHOTO}`,
    ]);
  });

  it('that only tells its camera is not', async () => {
    const bytes = await picture()
      .withExif({ IFD0: { Make: 'A camera' } })
      .jpeg()
      .toBuffer();
    expect(await reported(bytes)).toEqual([]);
  });

  it.each(['<Photo src="photo.jpg" />', '<Photo src="photo.jpg" alt="" />', '<Photo src="photo.jpg" alt="  " />'])(
    'needs a description on the line where it is shown: %s',
    async (tag) => {
      expect(await reported(await picture().jpeg().toBuffer(), storyOf(`Come.\n\n${tag}`))).toEqual([
        'error image-alt-missing content/stories/nets/en.mdx:15',
      ]);
    },
  );

  it('that no language shows is not used by anything', async () => {
    expect(await reported(await picture().jpeg().toBuffer(), storyOf('Come.'))).toEqual([
      `warning file-unexpected ${PHOTO}`,
    ]);
  });

  it('is not called unused while the part that shows it cannot be read', async () => {
    const text = storyOf('Come.\n\n<Photo src="photo.jpg" alt=Nets />');
    expect(await reported(await picture().jpeg().toBuffer(), text)).toEqual([
      'error mdx-syntax content/stories/nets/en.mdx:15',
    ]);
  });
});
