import { type Berth, headed, lowered, tintOf } from '#flyer/box.ts';
import type { Desk } from '#flyer/desk.ts';
import { isScarce, leadOf, lookOf } from '#flyer/kind-look.ts';
import { type Layout, moved, stacked } from '#flyer/layout.ts';
import { innerWidth, panel } from '#flyer/panel.ts';
import { address, plain, type Span } from '#flyer/spans.ts';
import { lineMm, overshootOf, setColumn, type TextStyle } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';
import { eventInWords } from '#message/plain-words.ts';
import type { BlockOf } from '#story/block.ts';

/** The type of day and time in a hero, measured by that of the body: the largest that fits is taken. */
const LARGEST = 1.6;
const LARGEST_SCARCE = 1.25;
const SMALLEST = 1.15;
const STEP_PT = 0.5;
const HERO_PAD = 2.6;
const HERO_PAD_SCARCE = 1.6;
const BETWEEN = 0.14;

/** When and where something takes place: a panel like others, or the largest thing between title and numbers. */
export function setEvent(event: BlockOf<'event'>, desk: Desk, berth: Berth): Layout {
  const { styles, fonts } = desk;
  const { heading, when, where, link } = wordsOf(event, desk);
  const lead = leadOf(desk);
  if (lookOf(desk).event === 'hero') return setHero(event, desk, berth);
  return headed(desk, berth, { fill: tintOf(lead), frame: lead, bar: lead }, heading, (width) => [
    setColumn(plain(when, 'bold'), styles.summary, width, fonts),
    setColumn(plain(where), styles.summary, width, fonts),
    setColumn(link, styles.body, width, fonts),
  ]);
}

interface EventWords {
  heading: readonly Span[];
  when: string;
  where: string;
  link: readonly Span[];
}

function wordsOf(event: BlockOf<'event'>, { message, settings }: Desk): EventWords {
  const { heading, join } = phrasesIn(message.language).event;
  const link = event.link ? [...plain(`${join} `), ...bracketed(event.link)] : [];
  return { heading: plain(heading, 'bold'), ...eventInWords(event, message.language, settings.zone), link };
}

const bracketed = (url: string): Span[] => address(url, 'bold').map((span) => ({ ...span, text: `(${span.text})` }));

/** White on the colour of the flyer; the day stands on one line, the time on the next. */
function setHero(event: BlockOf<'event'>, desk: Desk, berth: Berth): Layout {
  const { styles, fonts, colours } = desk;
  const words = wordsOf(event, desk);
  const look = { fill: leadOf(desk) };
  const { x, width } = berth.roomAt(0);
  const inner = innerWidth(width, look);
  const pad = isScarce(desk) ? HERO_PAD_SCARCE : HERO_PAD;
  const white = (style: TextStyle): TextStyle => ({ ...style, colour: colours.white });
  const when = plain(words.when.replace(BEFORE_TIME, '\n'), 'bold');
  const lines: readonly (readonly [readonly Span[], TextStyle, 'H2' | 'P'])[] = [
    [words.heading, styles.panelHeading, 'H2'],
    [when, largestFor(when, desk, inner), 'P'],
    [plain(words.where, 'bold'), styles.summary, 'P'],
    [words.link, styles.body, 'P'],
  ];
  const set = lines
    .filter(([spans]) => spans.length > 0)
    .map(([spans, style, role], index) => {
      const gap = index === 0 ? pad : BETWEEN * lineMm(styles.body);
      return lowered(setColumn(spans, white(style), inner, fonts, role), overshootOf(spans, style, fonts) - gap);
    });
  return moved(panel(stacked(set, BETWEEN * lineMm(styles.body)), width, look, berth.leastHeight, pad), x, 0);
}

/** The first space before a time; in all our languages the day comes first. */
const BEFORE_TIME = / (?=\d{1,2}:\d{2})/;

/** The largest type in which no line of some words is divided. */
function largestFor(spans: readonly Span[], desk: Desk, room: number): TextStyle {
  const { fonts } = desk;
  const { summary, body } = desk.styles;
  const widest = (sizePt: number): number =>
    Math.max(...spans.flatMap(({ text, face }) => text.split('\n').map((line) => fonts.widthMm(line, face, sizePt))));
  let sizePt = body.sizePt * (isScarce(desk) ? LARGEST_SCARCE : LARGEST);
  while (sizePt > body.sizePt * SMALLEST && widest(sizePt) > room) sizePt -= STEP_PT;
  return { ...summary, sizePt };
}
