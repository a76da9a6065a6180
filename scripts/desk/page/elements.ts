/** The element of an id in the page. @throws Error when it is not there, or is of another kind. */
export function byId<E extends Element = HTMLElement>(id: string, kind?: new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof (kind ?? HTMLElement))) throw new Error(`The page has no ${id}.`);
  return found as unknown as E;
}

/** What an element is made with; `text` and children are never read as HTML. */
interface Parts {
  text?: string;
  className?: string;
  children?: readonly (Node | string)[];
}

/** Makes an element. */
export function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  { text, className, children = [] }: Parts = {},
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className !== undefined) element.className = className;
  element.append(...children);
  return element;
}

/** A sentence in which commands stand as such: “npm run check” is set without its quotation marks, and is broken at spaces only. */
export const withCommands = (text: string): (Node | string)[] =>
  text.split(/“(npm run [^”]+)”/).map((part, at) => (at % 2 === 1 ? codeOf(part) : part));

/** Broken between two hyphens, a command could not be told from another. */
const codeOf = (command: string): HTMLElement =>
  make('code', {
    children: command
      .split(/( )/)
      .map((word) => (word === ' ' ? word : make('span', { className: 'word', text: word }))),
  });

/** A line with a box to tick. */
export interface Tick {
  value: string;
  label: string;
  note?: string | undefined;
  isTicked: boolean;
  className?: string;
}

/** One line of a list of boxes to tick. */
export function makeTick({ value, label, note, isTicked, className }: Tick): HTMLLIElement {
  const box = make('input');
  Object.assign(box, { type: 'checkbox', value, checked: isTicked });
  const words = make('span', { text: note ? `${label} ` : label });
  if (note) words.append(make('small', { text: note }));
  return make('li', { className: className ?? '', children: [make('label', { children: [box, words] })] });
}

/** The values that are ticked in a list, in its order. */
export const ticked = (list: Element): string[] =>
  [...list.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);

/** Fills a choice, and keeps what was chosen where it is still there. */
export function fillChoice(
  select: HTMLSelectElement,
  options: readonly (HTMLOptionElement | HTMLOptGroupElement)[],
): void {
  const before = select.value;
  select.replaceChildren(...options);
  if ([...select.options].some(({ value }) => value === before)) select.value = before;
}
