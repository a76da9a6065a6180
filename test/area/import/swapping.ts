import { swapIn } from '#area/import/swap-fs.ts';

/** Swaps two files for ever, both of one letter and then both of another, until somebody kills the process. */
const [root = '', lengthBytes = '0'] = process.argv.slice(2);
for (let round = 0; ; round += 1) {
  const text = (round % 2 === 0 ? 'a' : 'b').repeat(Number(lengthBytes));
  await swapIn(
    root,
    new Map([
      ['content/areas/one.json', text],
      ['content/areas/boundaries/two.json', text],
    ]),
  );
  if (round === 0) process.stdout.write('started\n');
}
