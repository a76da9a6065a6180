import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
const [, , which = 'all', langs = 'en,ur,pl', base = 'http://localhost:4777'] = process.argv;
mkdirSync('/tmp/d2-shots', { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
async function shoot(name, path, act, opts = {}) {
  for (const colorScheme of opts.schemes ?? ['light', 'dark']) {
    const files = [];
    for (const width of opts.widths ?? [360, 768, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      page.on('pageerror', (e) => console.log(name, 'ERR', e.message));
      page.on('console', (m) => m.type() === 'error' && console.log(name, 'CON', m.text()));
      await page.goto(base + path);
      if (act) await act(page);
      const map = page.locator('[data-places-map]');
      if (await map.count()) { await map.scrollIntoViewIfNeeded(); await page.locator('[data-places-map][data-live]').waitFor({ timeout: 8000 }).catch(() => console.log('no map')); await page.waitForTimeout(500); }
      await page.evaluate(() => scrollTo(0, 0)); await page.waitForTimeout(300);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) console.log(name, 'overflows', over, 'at', width);
      if (width !== 768) { await page.evaluate(axe); const v = await page.evaluate(() => axe.run({ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })); for (const x of v.violations) console.log(name, colorScheme, width, 'AXE', x.id, x.nodes.map((n) => n.html.slice(0, 120)).join(' | ')); }
      const f = `/tmp/d2-shots/${name}-${colorScheme}-${width}.png`; files.push(f);
      await page.screenshot({ path: f, fullPage: true });
      await context.close();
    }
    execFileSync('convert', [...files, '-background', '#888', '-gravity', 'north', '-bordercolor', '#888', '-border', '8', '+append', `/tmp/d2-shots/${name}-${colorScheme}.png`]);
  }
}
const sub = (l) => (l === 'en' ? '' : `${l}/`);
for (const l of langs.split(',')) {
  const W = { area: 'holme-wood' };
  if (which === 'all' || which === 'form') await shoot(`form-${l}`, `/subscribe/${sub(l)}?area=manningham`);
  if (which === 'all' || which === 'wrong') await shoot(`wrong-${l}`, `/subscribe/${sub(l)}`, (p) => Promise.all([p.waitForURL(/.*/), p.locator('.doorway-form button[type=submit]').click()]).then(() => p.waitForLoadState()), { schemes: ['light'] });
  if (which === 'all' || which === 'rest') {
    const email = `r${Date.now()}${l}@mail.example`;
    const form = new URLSearchParams({ email, area: 'manningham', language: l, frequency: 'each' });
    const answer = await fetch(`${base}/subscribe/${sub(l)}`, { method: 'POST', body: form });
    await shoot(`thanks-${l}`, `/subscribe/${sub(l)}`, async (p) => { await p.setContent(await (await fetch(`${base}/subscribe/${sub(l)}`, { method: 'POST', body: new URLSearchParams({ email: `x${Math.random()}@mail.example`, area: 'manningham', language: l, frequency: 'each' }) })).text().then((t) => t.replace('<head>', `<head><base href="${base}/">`))).catch(() => {}); await p.waitForTimeout(300); }, { schemes: ['light'], widths: [360, 1280] });
    await new Promise((r) => setTimeout(r, 1500));
    const dir = process.env.OUTBOX;
    let mail; for (const f of readdirSync(dir)) { const m = await simpleParser(readFileSync(`${dir}/${f}`)); if (m.to.text === email) mail = m; }
    const link = /https:\/\/[^\s]+confirm[^\s]+/.exec(mail.text)[0]; const path = new URL(link).pathname + new URL(link).search;
    await shoot(`confirm-${l}`, path, undefined, { schemes: ['light'], widths: [360, 1280] });
    const done = await (await fetch(base + path, { method: 'POST', body: new URLSearchParams({}) })).text();
    const manage = /\/manage\/[^"]+/.exec(done)[0];
    await shoot(`manage-${l}`, manage, undefined, { schemes: ['light', 'dark'] });
    await shoot(`stop-${l}`, manage.replace('manage', 'unsubscribe'), undefined, { schemes: ['dark'], widths: [360, 1280] });
    await shoot(`forget-${l}`, manage, (p) => p.locator('button[value=forget]').click().then(() => p.waitForLoadState()), { schemes: ['light'], widths: [360, 1280] });
    await shoot(`lost-${l}`, `/manage/${sub(l)}?t=x`, undefined, { schemes: ['light'], widths: [360, 1280] });
    const { writeFileSync } = await import('node:fs'); writeFileSync(`/tmp/d2-shots/mail-${l}.html`, mail.html); writeFileSync(`/tmp/d2-shots/mail-${l}.txt`, `${mail.subject}\n\n${mail.text}`);
    for (const colorScheme of ['light', 'dark']) { const fs = []; for (const width of [360, 700]) { const c = await browser.newContext({ viewport: { width, height: 700 }, colorScheme }); const p = await c.newPage(); await p.goto(`file:///tmp/d2-shots/mail-${l}.html`); const f = `/tmp/d2-shots/mail-${l}-${colorScheme}-${width}.png`; await p.screenshot({ path: f, fullPage: true }); fs.push(f); await c.close(); } execFileSync('convert', [...fs, '-background', '#888', '-gravity', 'north', '-border', '6', '+append', `/tmp/d2-shots/mail-${l}-${colorScheme}.png`]); }
  }
  if (which === 'all' || which === 'site') {
    await shoot(`place-${l}`, l === 'en' ? '/areas/manningham/' : `/${l}/manningham/`, undefined, { schemes: ['light'] });
  }
}
await browser.close();
