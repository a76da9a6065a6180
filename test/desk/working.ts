import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { OpenedPlace, OpenedStory } from '#desk/opened-fs.ts';
import { rectangle } from '../area/outlines.ts';
import { copyOfPartnership } from '../library/root.ts';
import { type OpenDesk, openDesk } from './desk.ts';
import { layImported } from './imported.ts';

/** The two streets by the harbour. */
export const STREETS = rectangle(0.3, 50.6, 0.32, 50.61);

/** What the desk refused, in words. */
interface Refused {
  status: number;
  words: string;
  codes: string[];
}

let root: string;
let desk: OpenDesk;

/** The content root of this test. */
export const rootNow = (): string => root;

/** The desk of this test. */
export const deskNow = (): OpenDesk => desk;

/** Opens a desk over a copy of the small partnership for each test, and expects it to find no fault of its own. */
export function openForEachTest(): void {
  beforeEach(async () => {
    root = await copyOfPartnership();
    await layImported(root);
    desk = await openDesk(root);
  });
  afterEach(async () => {
    await desk.close();
    expect(desk.faults).toEqual([]);
  });
}

/** The path of a file below content/. */
export const file = (name: string): string => join(root, 'content', name);

/** The text of a file below content/. */
export const read = (name: string): Promise<string> => readFile(file(name), 'utf8');

/** What the desk answers to something that it does not refuse. */
export async function got<T>(name: string, given?: unknown): Promise<T> {
  const { status, body } = given === undefined ? await desk.get(name) : await desk.post(name, given);
  expect(status, body).toBe(200);
  return JSON.parse(body) as T;
}

/** Why the desk refuses something. */
export async function refused(name: string, given: unknown): Promise<Refused> {
  const { status, body } = await desk.post(name, given);
  const { error, problems = [] } = JSON.parse(body) as {
    error: string;
    problems?: { code: string; message: string; hint: string }[];
  };
  const words = [error, ...problems.flatMap(({ message, hint }) => [message, hint])].join(' ');
  return { status, words, codes: problems.map(({ code }) => code) };
}

/** A place as the page opens it. */
export const opened = (id: string): Promise<OpenedPlace> => got('place', { id });

/** A story as the page opens it. */
export const story = (slug: string): Promise<OpenedStory> => got('story', { slug });
