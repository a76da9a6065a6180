import type { Desk } from '#flyer/desk.ts';
import { MM_PER_PT } from '#flyer/fonts.ts';
import { type Layout, partOf, stacked } from '#flyer/layout.ts';
import { plain } from '#flyer/spans.ts';
import { baselineOf, CAP_HEIGHT, type Room, setText } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { BlockOf } from '#story/block.ts';

/** No photo is higher than this share of its width, so that an upright one leaves room for the words. */
const TALLEST = 0.8;
const ABOVE_CAPTION = 1.2;

/** A photo with its words below. */
export function setPhoto(block: BlockOf<'photo'>, desk: Desk, width: number): Layout {
  return stacked([setFigure(block, desk, width), setCaption(block, desk, () => ({ x: 0, width }))], ABOVE_CAPTION);
}

/** The photo alone, whole and undistorted. */
export function setFigure({ file, alt }: BlockOf<'photo'>, desk: Desk, width: number): Layout {
  const photo = desk.photos.get(file);
  if (!photo) throw new TypeError(`The flyer of ${desk.message.slug} was not handed its photo ${file}.`);
  const ratio = photo.widthPixels / photo.heightPixels;
  const height = Math.min(width / ratio, width * TALLEST);
  // The top of a photo is level with the capitals of the words beside it.
  const y = baselineOf(desk.styles.body) - CAP_HEIGHT * desk.styles.body.sizePt * MM_PER_PT;
  const { bytes, widthPixels } = photo;
  const image = { kind: 'image', bytes, file, widthPixels, x: 0, y, width: height * ratio, height } as const;
  return partOf({ role: 'Figure', alt }, [image], y + height);
}

/** What is said of a photo, and who made it. */
export function setCaption(
  { caption, credit }: BlockOf<'photo'>,
  { message, styles, fonts }: Desk,
  roomAt: (top: number) => Room,
): Layout {
  const words = [caption ?? [], credit ? phrasesIn(message.language).picture(credit) : []].flat().join(' ');
  return setText(plain(words), styles.meta, roomAt, 'P', fonts);
}
