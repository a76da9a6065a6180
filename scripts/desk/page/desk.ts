import type { DeskState } from '#desk/opened-fs.ts';
import type { Overview } from '#desk/overview.ts';
import { ask, attempt, DeskError, hush, noteRoot, tell } from './api.ts';
import { showDots } from './dots.ts';
import { byId, make } from './elements.ts';
import { Ground } from './ground.ts';
import { Places } from './places.ts';
import { Stories } from './stories.ts';

const LOOK_AGAIN_MS = 4000;

const ground = new Ground();
const places = new Places(ground);
showDots(ground);
const stories = new Stories(ground);
let revision: string | undefined;

/** Reads what there is, and shows it in all parts of the page. */
async function refresh(): Promise<void> {
  const overview = await ask<Overview>('overview');
  revision = overview.revision;
  noteRoot(overview.root);
  byId('partnership').textContent = overview.name;
  document.title = `Desk · ${overview.name}`;
  byId('credits').textContent = overview.credits.join(' ');
  byId('notices').replaceChildren(...overview.notices.map((text) => make('p', { text })));
  ground.show(overview);
  places.offer(overview);
  stories.offer(overview);
}

/** Looks whether files have changed on the disk, and takes over what they say now. */
async function lookAgain(): Promise<void> {
  const [place, story] = [places.opened, stories.opened];
  const now = await ask<DeskState>('state', { place: place?.id, story: story?.slug });
  if (now.revision === revision) return;
  await refresh();
  // What was opened or saved while the desk answered is newer than its answer.
  const isStale =
    (places.opened === place && now.place !== place?.version) ||
    (stories.opened === story && now.story !== story?.version);
  if (!isStale) return;
  tell(
    'The file that you have open was changed by somebody else.',
    ['What you see here is of before. Choose it again to see what is there now; until then it cannot be saved.'],
    true,
  );
}

async function show(view: 'places' | 'stories'): Promise<void> {
  hush();
  for (const one of ['places', 'stories']) {
    const button = byId(`to-${one}`);
    if (one === view) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
  if (view === 'places') {
    stories.show(false);
    await places.show(true);
  } else {
    await places.show(false);
    stories.show(true);
  }
}

/** Goes on looking; a desk that does not answer is told once, and again only when it has come back. */
async function keepLooking(): Promise<void> {
  let isAway = false;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    if (document.hidden) continue;
    try {
      await lookAgain();
      if (isAway) hush();
      isAway = false;
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      if (!isAway) tell(error.message, [], true);
      isAway = true;
    }
  }
}

byId('to-places').addEventListener('click', () => void attempt(() => show('places')));
byId('to-stories').addEventListener('click', () => void attempt(() => show('stories')));
ground.onPlace = (id) => {
  places.click(id);
  stories.click(id);
};
places.onSaved = refresh;
stories.onSaved = refresh;
addEventListener('beforeunload', (event) => {
  if (places.isDirty || stories.isDirty) event.preventDefault();
});
await attempt(refresh);
document.body.dataset.ready = 'yes';
void keepLooking();
