import { describe, expect, it } from 'vitest';
import { planOutlineMap } from '#area/map/outline-map.ts';
import { MAP_COLOURS, outlineMapSvg } from '#area/map/outline-map-svg.ts';
import { rectangle } from '../outlines.ts';
import { county, places } from '../shipped.ts';

const focus = [{ id: 'spot', name: 'A <b>"&\u0007 place', outline: rectangle(-1.92, 53.86, -1.9, 53.88) }];
const size = { width: 360, height: 280, padding: 10, textSize: 13 };
const plan = planOutlineMap({ focus, districts: county.districts, places, ...size });
const svg = outlineMapSvg(plan, { title: 'Where it is: Keighley & “more” <script>' });

describe('the picture of a map', () => {
  it('is one image with a title for those who cannot see it', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>Where it is: Keighley &amp; “more” &lt;script&gt;<\/title>/);
  });

  it('escapes every word, and leaves out characters that no page may hold', () => {
    expect(svg).toContain('A &lt;b&gt;&quot;&amp;  place');
    expect(svg).not.toMatch(/<b>|<script|\p{Cc}/u);
  });

  it('escapes colours too', () => {
    const attack = outlineMapSvg(plan, { title: '', colours: { ...MAP_COLOURS, land: '"><script>' } });
    expect(attack).not.toContain('<script');
  });

  it('has no styles, scripts, links or ids, so that a strict policy lets it stand', () => {
    expect(svg).not.toMatch(/<style|style=|<script|\son\w+=|href=|url\(|\sid=/);
  });

  it('takes its colours from custom properties of the page, with colours of its own behind them', () => {
    const fills = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour = '']) => colour);
    expect(fills.filter((colour) => colour !== 'none' && !/^var\(--map-[a-z]+, #[0-9a-f]{6}\)$/.test(colour))).toEqual(
      [],
    );
  });

  it('keeps its words running left to right on a page that runs right to left', () => {
    expect(svg).toContain('direction="ltr"');
  });

  it('holds every shape, word, town and dot of the plan', () => {
    const count = (tag: string): number => svg.split(`<${tag} `).length - 1;
    expect(count('text')).toBe(plan.labels.length);
    expect(count('path')).toBe(plan.districts.length + plan.focus.length + (plan.inset?.districts.length ?? 0));
    expect(count('circle')).toBe(plan.towns.length + plan.markers.length + (plan.inset?.dots.length ?? 0));
  });

  it('is small enough for a cheap phone, whatever it shows', () => {
    for (const shown of [focus, [county], county.districts.slice(0, 2)]) {
      const drawn = outlineMapSvg(planOutlineMap({ focus: shown, districts: county.districts, places, ...size }), {
        title: '',
      });
      expect(Buffer.byteLength(drawn)).toBeLessThan(16_000);
    }
  });
});
