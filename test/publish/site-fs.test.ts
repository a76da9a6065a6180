import { expect, it } from 'vitest';
import { aboutPage } from '#publish/site-fs.ts';

it.each([
  ['stories/nets/index.html', { story: 'nets', language: 'en' }],
  ['stories/nets/ur/index.html', { story: 'nets', language: 'ur' }],
  ['areas/harbour/index.html', { hotspot: 'harbour' }],
  ['ur/harbour/index.html', { hotspot: 'harbour', language: 'ur' }],
  ['stories/over/index.html', { gone: true }],
  ['stories/over/ur/index.html', { gone: true }],
  ['about/index.html', {}],
  ['areas/index.html', {}],
  ['districts/east/index.html', {}],
])('the manifest knows what site/%s is about', (path, about) => {
  expect(aboutPage(`site/${path}`, new Set(['over']))).toEqual(about);
});
