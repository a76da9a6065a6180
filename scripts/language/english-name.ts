/** A language by its English name, such as “Urdu”: not every terminal and print shop can write all scripts. */
export const englishName = (id: string): string => HOUSE[id] ?? names.of(id) ?? id;

/** As this county writes it, where that is not as Unicode does. */
const HOUSE: Readonly<Record<string, string>> = { pa: 'Panjabi' };

const names = new Intl.DisplayNames('en-GB', { type: 'language' });
