import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '#commands/command.ts';
import { lettersPost, whereLettersGo } from '#commands/letters-post.ts';
import { folder, OUT_OPTION, ROOT_OPTION, rootFolder, UsageError } from '#commands/options.ts';
import { listenOn, portOf, untilStopped } from '#commands/serving.ts';
import { frameFile } from '#doorway/frame-fs.ts';
import { openDoorway } from '#doorway/open-doorway.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { serve as listen, OnRequestOnly } from '#preview/server.ts';
import { isClean } from '#problem/collect.ts';
import { publicLibrary } from '#release/public-library.ts';
import { NETWORK_LIMIT } from '#subscriber/attempts.ts';

export const serve = command({
  about:
    'Answers for the pages on which residents sign up for emails, change and stop them, and for nothing else. Your web server shows the files of out/site, and passes these pages on to this command, on the same machine. Where it writes who asked it into a header, such as X-Forwarded-For, name that header in CLIENT_ADDRESS_HEADER. Emails to those who sign up go to the mail server of SMTP_URL; without one they become files in data/outbox/letters. Start this again after each build. Stop it with Ctrl-C.',
  options: {
    ...ROOT_OPTION,
    out: { ...OUT_OPTION.out, help: 'the output of the last build (default: out)' },
    port: { type: 'string', value: 'N', help: 'the port to serve on (default: 4322)' },
  },
  run: async (given, world) => {
    const port = portOf(given.port, 4322);
    const root = rootFolder(given.root);
    const site = join(folder(given.out, 'out'), 'site');
    if (!existsSync(join(site, frameFile('en'))))
      throw new UsageError(`There is no site in ${site} yet. Build it first with npm run build.`);
    const { library, problems } = await readLibrary(root);
    if (!library || !isClean(problems))
      throw new UsageError('Something is wrong in content/. See what with npm run check, and mend it first.');
    const post = await lettersPost(root);
    const doorway = openDoorway({
      ...{ root, site, post, library: publicLibrary(library, world.clock()), env: process.env },
      ...{ clock: world.clock, tell: (line) => world.printError(`${line}\n`) },
    });
    const pages = new OnRequestOnly(library.settings.site, doorway.onRequest);
    const server = await listenOn(port, () => listen(pages, port));
    world.print(whatToPassOn(new URL(library.settings.site).pathname.replace(/\/$/, ''), port));
    world.print(`${whereLettersGo(post)}\n${whoIsToldApart(process.env.CLIENT_ADDRESS_HEADER)}\nStop with Ctrl-C.\n`);
    await untilStopped(server);
    await doorway.close();
    return 0;
  },
});

/** Behind a web server every visitor comes from this machine. */
function whoIsToldApart(header: string | undefined): string {
  if (header) return '';
  return `
CLIENT_ADDRESS_HEADER is not set, so all visitors look like one. Together they
can sign up ${NETWORK_LIMIT.most} times an hour.
`;
}

function whatToPassOn(base: string, port: number): string {
  const pages = ['subscribe', 'confirm', 'manage', 'unsubscribe'].map((page) => `  ${base}/${page}/`);
  return `
Let your web server pass on to http://localhost:${port} what is asked for below:
${pages.join('\n')}

`;
}
