import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import type { Signoffs } from '#library/read-records-fs.ts';
import type { Entry, Withdrawal } from '#record/entry.ts';
import { checkRelease } from '#release/rules/check.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** Long before any story of the small partnership. */
export const SIGNED = '2031-01-01T08:00:00.000Z';

type Line = Partial<Entry> & Pick<Entry, 'act' | 'by' | 'as'>;

/** A record as it is read when its lines are in order; who signed has been made sure of by then. */
export function recordOf(story: string, sources: Signoffs['sources'], lines: readonly Line[]): Signoffs {
  const entries = lines.map(
    (line): Entry => ({ version: 1, story, at: SIGNED, key: '', sources, before: '', ...line }),
  );
  return { record: { entries, faults: [], head: '' }, sources };
}

/** The lines that a story of the small partnership needs to be public. */
export function approved(languages: readonly string[], at = SIGNED): Line[] {
  return [
    { act: 'submit', by: 'news-desk', as: 'spoc', at },
    { act: 'approve', by: 'press-office', as: 'comms', at },
    { act: 'approve', by: 'lead-detective', as: 'sio', at },
    { act: 'approve', by: 'translators', as: 'translator', languages: [...languages], at },
  ];
}

/** One line that takes a story down. */
export const withdrawal = (reason: Withdrawal, at: string): Line => ({
  ...{ act: 'withdraw', by: 'press-office', as: 'comms', at },
  withdrawal: reason,
});

/** The people who sign in the small partnership. */
const PEOPLE: Library['people'] = (
  [
    ['press-office', 'comms'],
    ['lead-detective', 'sio'],
    ['translators', 'translator'],
  ] as const
).map(([id, as]) => ({
  ...{ id, role: id, organisation: 'brackenshire-police', mailbox: `${id}@brackenshire.example` },
  ...{ signs: [as], translates: ['pl', 'ur', 'pa', 'ro', 'sk', 'ar', 'bn', 'gu'], keys: [] },
}));

/** A root, with every story signed as it lies there but where `lines` says otherwise. */
export async function signedLibrary(root: string, lines: Record<string, readonly Line[]> = {}): Promise<Library> {
  const { library, problems } = await readLibrary(root);
  if (!library) throw new Error(JSON.stringify(problems));
  const records = new Map<string, Signoffs>();
  for (const story of library.stories) {
    const sources = library.records.get(story.slug)?.sources ?? [];
    const languages = versionsOf(story).map(({ language }) => language);
    const answers = answersTo(story, { ...library, people: peopleOf(library) });
    const said = (lines[story.slug] ?? approved(languages)).map((line) =>
      line.act === 'submit' ? { answers, ...line } : line,
    );
    records.set(story.slug, recordOf(story.slug, sources, said));
  }
  return { ...library, people: peopleOf(library), records };
}

const peopleOf = ({ people }: Library): Library['people'] => [
  ...people.filter(({ id }) => !PEOPLE.some((one) => one.id === id)),
  ...PEOPLE,
];

/** An answer to everything that the checks ask of a story. */
function answersTo(story: Story, library: Library): Record<string, string> {
  const asked = checkRelease(story, library, new Date(SIGNED)).filter(({ problem }) => problem.severity === 'ask');
  return Object.fromEntries(asked.map(({ id }) => [id, 'Yes.']));
}
