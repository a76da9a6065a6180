import { readFileSync } from 'node:fs';

/** As much of Vitest's JSON report as is told here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

const path = process.argv[2];
if (!path) throw new Error('Name the report file.');
const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
const skipped = report.numPendingTests + report.numTodoTests;
process.stdout.write(`${report.numPassedTests} passed, ${report.numFailedTests} failed, ${skipped} skipped\n`);
