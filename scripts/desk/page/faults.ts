import { byId, make } from './elements.ts';

/** Something that keeps a form from being saved, and the field that it is about. */
export interface Fault {
  /** The id of the field; what is wrong stands in the element of this id with “-fault” after it, where there is one. */
  field: string;
  words: string;
}

/** Shows all that is wrong in a form: in one list at its top, and each beside its field. */
export function showFaults(form: HTMLElement, faults: readonly Fault[]): void {
  for (const place of form.querySelectorAll<HTMLElement>('.fault')) {
    place.textContent = faults.find(({ field }) => place.id === `${field}-fault`)?.words ?? '';
    mark(byId(place.id.replace(/-fault$/, '')), place.textContent !== '');
  }
  const summary = byId('faults');
  summary.hidden = faults.length === 0;
  summary.querySelector('ul')?.replaceChildren(...faults.map(lineOf));
  if (faults.length > 0) summary.focus();
}

/** Takes back what was said of one field, which is being mended. */
export function clearFault(field: Element): void {
  const place = document.getElementById(`${field.id}-fault`);
  if (place) place.textContent = '';
  mark(field, false);
}

/** A list of boxes cannot be called wrong as a whole; its group is described by what is. */
function mark(field: Element, isWrong: boolean): void {
  if (field instanceof HTMLUListElement || !isWrong) field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
}

function lineOf({ field, words }: Fault): HTMLElement {
  const link = make('a', { text: words });
  link.href = `#${field}`;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const target = byId(field);
    target.scrollIntoView({ block: 'nearest' });
    (target.querySelector('input') ?? target).focus();
  });
  return make('li', { children: [link] });
}
