// Run once by whoever keeps the outlines: node scripts/area/derive/derive-districts-fs.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { deriveDistricts } from '#area/derive/derive-districts.ts';

const SOURCE = 'node_modules/echarts-united-kingdom-js/echarts-united-kingdom-js/westminster_2016_uk.js';

writeFileSync('content/areas/districts.geojson', deriveDistricts(readFileSync(SOURCE, 'utf8')));
