import { join } from 'node:path';
import { buildAll } from '#commands/build.ts';
import { command } from '#commands/command.ts';
import { lettersPost, whereLettersGo } from '#commands/letters-post.ts';
import { folder, NOW_OPTION, OUT_OPTION, ROOT_OPTION, rootFolder } from '#commands/options.ts';
import { listenOn, portOf, untilStopped } from '#commands/serving.ts';
import { openDoorway } from '#doorway/open-doorway.ts';
import { Building, Preview, serve } from '#preview/server.ts';

export const start = command({
  about:
    'Builds everything as “build” does, then serves the site on this machine, with the pages to sign up for emails at /subscribe/, and a preview of every flyer and every bulletin at /previews/. Emails that these pages write go to the mail server of SMTP_URL; without one they become files in data/outbox/letters. Stop it with Ctrl-C.',
  options: {
    ...ROOT_OPTION,
    ...OUT_OPTION,
    ...NOW_OPTION,
    port: { type: 'string', value: 'N', help: 'the port to serve on (default: 4321)' },
  },
  run: async (given, world) => {
    const port = portOf(given.port, 4321);
    const post = await lettersPost(rootFolder(given.root));
    // A port that cannot be had is said before the build, which takes its time.
    const building = await listenOn(port, () => serve(new Building(), port));
    const built = await buildAll(given, world).finally(() => building.close());
    if ('code' in built) return built.code;
    const out = folder(given.out, 'out');
    const doorway = openDoorway({
      ...{ root: rootFolder(given.root), site: join(out, 'site'), post, library: built.released, env: process.env },
      ...{ clock: world.clock, tell: (line) => world.printError(`${line}\n`) },
    });
    const preview = new Preview(out, built.files, built.released.settings, doorway.onRequest, built.unreviewed);
    const server = await listenOn(port, () => serve(preview, port));
    const origin = `http://localhost:${port}`;
    const links = `Their links lead to ${built.released.settings.site}. To try one here, put\n  ${origin} in its place.`;
    world.print(whereThingsAre(origin, preview.home, `${whereLettersGo(post)}\n${links}`));
    await untilStopped(server);
    await doorway.close();
    return 0;
  },
});

function whereThingsAre(origin: string, home: string, letters: string): string {
  return `
The site      ${origin}${home}
Sign up       ${origin}${home}subscribe/
Previews      ${origin}/previews/

${letters}

Stop with Ctrl-C.
`;
}
