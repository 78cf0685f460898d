// Takes pictures of every view of the studio in both languages and themes, at the size of a desk and of a phone, from a
// server that runs already. Start it on a copy of the demo library: boards, a concept and a brand are made in it.
// node scripts/studio-screenshots.mjs --url http://127.0.0.1:4477 --out screenshots [--only explore-en-light]
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4477' },
    out: { type: 'string', default: 'screenshots' },
    only: { type: 'string', default: '' },
    chromium: { type: 'string', default: process.env.MOTIF_CHROMIUM ?? '/usr/bin/chromium' },
  },
});

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

async function call(name, input) {
  const response = await fetch(new URL(`/api/${name.replaceAll('.', '/')}`, values.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  // What an earlier run made is there already.
  if (!response.ok && answer.error?.code !== 'conflict') throw new Error(`${name}: ${answer.error?.message}`);
  return answer;
}

const found = async (query, limit) => (await call('search', { query, limit })).results.map(({ id }) => id);

/** Makes what the pictures show, and returns the places to take them at. */
async function prepare() {
  const snow = await found('snow mountain', 12);
  await call('board.add', { name: 'Winter launch', assets: snow });
  await call('board.note', { name: 'Winter launch', text: 'Quiet, cold, wide. For the December campaign.' });
  await call('board.add', { name: 'Poster ideas', assets: await found('folder:posters', 9) });
  await call('board.add', { name: '春节 物料', assets: await found('红色', 6) });
  await call('saved.add', { name: 'Large posters', query: 'folder:posters width:>=400', replace: true });
  await call('concept.learn', {
    name: 'cosy',
    examples: await found('sofa lamp interior', 5),
    text: 'a cosy room',
    replace: true,
  });
  await call('brand.create', { name: 'havn', assets: ['brands/havn'], style: 'calm nordic products' });
  const [apple] = await found('red apple', 1);
  const query = (text, more = '') => `#/explore?q=${encodeURIComponent(text)}${more}`;
  return {
    explore: { hash: '#/explore' },
    search: { hash: query('0.7*"poster" + 0.3*palette(Nordic) - 0.3*"people"') },
    mixed: { hash: query(`0.6*asset(${snow[0]}) + 0.4*"night city"`) },
    nothing: { hash: query('board:"Winter launch" type:gif') },
    problem: { hash: query('width:wide') },
    picture: { hash: query('red apple', `&picture=${apple}`) },
    palette: { hash: '#/explore', press: '.query-tools .popover:nth-of-type(1) > button' },
    sketch: { hash: '#/explore', press: '.query-tools .popover:nth-of-type(2) > button' },
    commands: { hash: '#/explore', keys: 'Control+k' },
    selection: {
      hash: query('lamp'),
      keys: ['Control+a', 'Escape', 'Space', 'ArrowRight', 'Space'],
      focus: '.grid',
    },
    boards: { hash: '#/boards' },
    board: { hash: '#/boards/Winter%20launch' },
    concepts: { hash: '#/concepts' },
    concept: { hash: '#/concepts/cosy' },
    brands: { hash: '#/brands' },
    brand: { hash: '#/brands/havn', check: 'poster product' },
    library: { hash: '#/library' },
  };
}

async function take(page, place) {
  await page.goto(new URL(place.hash, values.url).href);
  await page.reload();
  await page.waitForLoadState('networkidle');
  if (place.check !== undefined) {
    await page.fill('.drop-query input', place.check);
    await page.press('.drop-query input', 'Enter');
    await page.waitForSelector('.checked', { timeout: 60_000 });
  }
  if (place.focus !== undefined) await page.focus(place.focus);
  if (place.press !== undefined) await page.click(place.press);
  for (const keys of [place.keys ?? []].flat()) await page.keyboard.press(keys);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(400);
}

const places = await prepare();
mkdirSync(values.out, { recursive: true });
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
args.push('--disable-background-networking', '--disable-component-update', '--disable-sync');
const browser = await chromium.launch({ executablePath: values.chromium, args });
for (const [size, viewport] of Object.entries(sizes)) {
  for (const language of ['en', 'zh']) {
    for (const theme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      await context.addInitScript(
        ([chosenLanguage, chosenTheme]) => {
          localStorage.setItem('motif.language', chosenLanguage);
          localStorage.setItem('motif.theme', chosenTheme);
        },
        [language, theme],
      );
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') process.stderr.write(`${message.text()}\n`);
      });
      for (const [name, place] of Object.entries(places)) {
        const file = `${name}-${language}-${theme}${size === 'desk' ? '' : '-phone'}.png`;
        if (!file.includes(values.only)) continue;
        await take(page, place);
        await page.screenshot({ path: path.join(values.out, file) });
      }
      await context.close();
    }
  }
}
await browser.close();
