import { writeFileSync } from 'node:fs';

/** Loaded before a command by `--import`: tells the most memory that its process ever held, in bytes, in a file. */
process.on('exit', () => writeFileSync(process.env.PEAK_FILE ?? '', String(process.resourceUsage().maxRSS * 1024)));
