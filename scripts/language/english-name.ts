/** A language by its English name, such as “Urdu”: not every terminal and print shop can write all scripts. */
export const englishName = (id: string): string => names.of(id) ?? id;

const names = new Intl.DisplayNames('en-GB', { type: 'language' });
