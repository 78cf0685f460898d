import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, type StudioWorld, studioWorld, whyNoBrowser } from './studio-world.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromiumPath === undefined)(
  `the studio in a browser${chromiumPath === undefined ? ` (${whyNoBrowser})` : ''}`,
  { timeout: 120_000 },
  () => {
    let world: StudioWorld;
    beforeAll(async () => {
      world = await studioWorld(64);
      const { results } = (await world.run('search', { query: 'flower', limit: 6 })) as {
        results: { id: string }[];
      };
      const ids = results.map(({ id }) => id);
      await world.run('board.add', { name: 'Spring', assets: ids });
      await world.run('concept.learn', { name: 'floral', examples: ids, text: 'flowers' });
      await world.run('brand.create', { name: 'acme', assets: ids.slice(0, 4) });
    }, 240_000);
    afterAll(() => world.close(), 60_000);

    async function visit(page: Page, hash: string): Promise<void> {
      await page.goto(`${world.url}/${hash}`);
      await page.waitForSelector('.tile, .empty, .failed, .page-head');
      await page.waitForLoadState('networkidle');
    }

    /** Returns the names of the first pictures in sight. */
    const names = async (page: Page) => (await page.locator('.tile-name').allTextContents()).slice(0, 10);

    const pages = [
      '',
      '#/explore?q=red%20-blue',
      '#/boards',
      '#/boards/Spring',
      '#/concepts',
      '#/concepts/floral',
    ]
      .concat(['#/brands', '#/brands/acme', '#/library', '#/explore?q=type%3Agif', '#/boards/none'])
      .map((hash) => [hash]);

    test.each(pages)('[V9] no serious fault of accessibility, in either theme: %s', async (hash) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await world.open({ colorScheme });
        await visit(page, hash);
        expect(await seriousFaults(page)).toEqual([]);
      }
    });

    test('[V9] no serious fault of accessibility in what opens above a page', async () => {
      const { page } = await world.open();
      await visit(page, '#/explore?q=red');
      const openings: (() => Promise<unknown>)[] = [
        () => page.keyboard.press('Control+k'),
        () => page.getByRole('button', { name: 'Colours', exact: true }).click(),
        () => page.getByRole('button', { name: 'Draw', exact: true }).click(),
        () => page.locator('.tile').first().click(),
      ];
      for (const open of openings) {
        await open();
        await page.waitForLoadState('networkidle');
        expect(await seriousFaults(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });

    test('[V10] the main way is gone by keyboard alone: search, see, choose, put on a board, take back', async () => {
      const { page, complaints } = await world.open();
      await visit(page, '');
      await page.keyboard.press('/');
      await page.keyboard.type('red apple');
      // Results come while one types; these are those of the whole.
      await page.waitForFunction(() => location.hash.includes('red+apple'));
      await page.locator('.query-icon[data-busy="false"]').waitFor();
      await page.getByText(/best of \d+ pictures/).waitFor();
      await page.keyboard.press('Enter');
      const all = await names(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('heading', { name: all[0]! }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('dialog').getByRole('heading', { name: all[1]! }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      // The grid has the focus again, at the picture that was seen last.
      await page.waitForFunction(() => document.activeElement?.className === 'grid');
      expect(await page.locator('.tile[data-active="true"] .tile-name').textContent()).toBe(all[1]);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('b');
      await page.keyboard.type('Fruit');
      await page.keyboard.press('Enter');
      await page.getByText('2 pictures on Fruit').waitFor();
      const boards = async () => (await world.run('board.list', {})) as { boards: { name: string }[] };
      expect((await boards()).boards.map(({ name }) => name)).toEqual(['Fruit', 'Spring']);
      await page.keyboard.press('Control+z');
      await page.getByText('Taken back: board add Fruit').waitFor();
      expect((await boards()).boards.map(({ name }) => name)).toEqual(['Spring']);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('spring');
      await page.locator('.command', { hasText: 'Spring' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Spring', level: 1 }).waitFor();
      expect(complaints).toEqual([]);
    });

    test('[V4] a slider changes the text of the query, and each term says what influence it had', async () => {
      const { page } = await world.open();
      await visit(page, '#/explore?q=red%20%2B%20blue');
      await page
        .getByText(/^had \d+ %$/)
        .first()
        .waitFor();
      await page.getByRole('slider', { name: 'blue' }).focus();
      for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowLeft');
      expect(await page.getByRole('textbox', { name: 'Search' }).inputValue()).toBe('"red" + 0.7*"blue"');
      await page.waitForFunction(() => location.hash.includes('0.7'));
      await page.getByRole('button', { name: 'Remove red' }).click();
      expect(await page.getByRole('textbox', { name: 'Search' }).inputValue()).toBe('0.7*"blue"');
    });

    test('[V3] of 100,000 pictures only those in sight are in the page, to the very end', async () => {
      const { page } = await world.open();
      const { pictures } = (await world.run('list', {})) as { pictures: { id: string }[] };
      const total = 100_000;
      // So many pictures are more than a test can draw: the server's own answer, repeated under other ids.
      await page.route('**/api/list', (route) => {
        const { offset = 0, limit = 0 } = route.request().postDataJSON();
        const numbers = Array.from({ length: Math.min(limit, total - offset) }, (_, at) => offset + at);
        const listed = numbers.map((at) => ({
          ...pictures[at % pictures.length],
          id: String(at).padStart(32, '0'),
        }));
        return route.fulfill({ json: { total, pictures: listed } });
      });
      const image = await page.request.get(`${world.url}/api/assets/${pictures[0]!.id}/thumbnail`);
      const thumbnail = { body: await image.body(), contentType: 'image/webp' };
      await page.route('**/thumbnail', (route) => route.fulfill(thumbnail));
      await visit(page, '');
      await page.getByText('100,000 pictures').waitFor();
      const last = page.locator(`.tile[aria-posinset="${total}"]`);
      await page.locator('.grid').focus();
      for (let step = 0; step < 40 && (await last.count()) === 0; step++) {
        await page.keyboard.press('End');
        await page.waitForTimeout(250);
        expect(await page.locator('.tile').count()).toBeLessThan(150);
      }
      await last.waitFor();
      await page.keyboard.press('Home');
      await page.locator('.tile[aria-posinset="1"]').waitFor();
      expect(await page.locator('.tile').count()).toBeLessThan(150);
    });

    test('[W13][V10] the order of a board is changed by keyboard', async () => {
      const { page } = await world.open();
      await visit(page, '#/boards/Spring');
      const [first, second, ...others] = await names(page);
      await page.locator('.grid').focus();
      await page.keyboard.press('Alt+ArrowRight');
      await page.getByText('Order changed').waitFor();
      await expect.poll(() => names(page)).toEqual([second, first, ...others]);
      await page.keyboard.press('Control+z');
      await page.getByText('Taken back: board move Spring').waitFor();
    });

    test('[V6] a picture from outside becomes part of the query; its copy in the library comes first', async () => {
      const { page, complaints } = await world.open();
      await visit(page, '');
      const [first] = await names(page);
      const source = await page.locator('.tile img').first().getAttribute('src');
      const original = await page.request.get(`${world.url}${source!.replace('thumbnail', 'original')}`);
      const file = {
        name: 'mine.png',
        mimeType: original.headers()['content-type']!,
        buffer: await original.body(),
      };
      await page.locator('.query input[type=file]').setInputFiles(file);
      await page.waitForFunction(() => location.hash.includes('upload'));
      await page.getByText(/best of \d+ pictures/).waitFor();
      expect((await names(page))[0]).toBe(first);
      await page.getByRole('button', { name: 'Remove Picture' }).last().click();
      expect(await page.locator('.chip').count()).toBe(0);
      const text = { name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') };
      await page.locator('.query input[type=file]').setInputFiles(text);
      await page.getByText('This is no picture that can be read').waitFor();
      expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
    });

    test('[V13] a picture is dragged into the query, and onto a board', async () => {
      const { page, complaints } = await world.open();
      await visit(page, '');
      await page.locator('.tile').nth(1).dragTo(page.locator('.query'));
      await page.getByText(/best of \d+ pictures/).waitFor();
      expect(await page.locator('.chip').count()).toBe(1);
      const tile = (await page.locator('.tile').nth(2).boundingBox())!;
      await page.mouse.move(tile.x + 40, tile.y + 40);
      await page.mouse.down();
      await page.mouse.move(tile.x + 60, tile.y + 60, { steps: 4 });
      const board = page.locator('.dock-board', { hasText: 'Spring' });
      const place = (await board.boundingBox())!;
      await page.mouse.move(place.x + 20, place.y + 20, { steps: 4 });
      await page.mouse.up();
      await page.getByText(/picture on Spring|on Spring already/).waitFor();
      await board.waitFor({ state: 'detached' });
      expect(complaints).toEqual([]);
    });

    test('[V13] a search is saved, listed with the boards, opened again and forgotten', async () => {
      const { page } = await world.open();
      await visit(page, '#/explore?q=type%3Asvg');
      await page.getByRole('button', { name: 'Saved searches' }).click();
      await page.getByRole('button', { name: 'Save this search' }).click();
      await page.keyboard.type('Vectors');
      await page.keyboard.press('Enter');
      await page.getByText('Saved as Vectors').waitFor();
      await visit(page, '#/boards');
      await page.getByRole('link', { name: 'Vectors' }).click();
      expect(await page.getByRole('textbox', { name: 'Search' }).inputValue()).toBe('type:svg');
      await visit(page, '#/boards');
      await page.getByRole('button', { name: 'Forget Vectors' }).click();
      await page.getByText('Vectors forgotten').waitFor();
      await page.getByRole('link', { name: 'Vectors' }).waitFor({ state: 'detached' });
    });

    test('[V6] a drawing is searched for stroke by stroke, and wiped', async () => {
      const { page } = await world.open();
      await visit(page, '');
      await page.getByRole('button', { name: 'Draw', exact: true }).click();
      const sheet = (await page.locator('.sketch canvas').boundingBox())!;
      await page.mouse.move(sheet.x + 60, sheet.y + 60);
      await page.mouse.down();
      await page.mouse.move(sheet.x + 200, sheet.y + 180, { steps: 8 });
      await page.mouse.up();
      await page.waitForFunction(() => location.hash.includes('sketch'));
      await page.getByText(/best of \d+ pictures/).waitFor();
      await page.getByRole('button', { name: 'Wipe the sheet' }).click();
      await page.waitForFunction(() => !location.hash.includes('sketch'));
    });

    test('[V8] pictures are checked against a brand; one that only ranks says neither pass nor fail', async () => {
      const { page } = await world.open();
      await visit(page, '#/brands/acme');
      await page.getByRole('textbox', { name: 'or what a search finds' }).fill('red');
      await page.keyboard.press('Enter');
      await page.getByText('In order of likeness').waitFor();
      const scores = await page.locator('.checked-score strong').allTextContents();
      expect(scores.length).toBeGreaterThan(5);
      expect(scores.map(Number)).toEqual(scores.map(Number).sort((a, b) => a - b));
      const image = await page.request.get(
        `${world.url}${await page.locator('.checked img').first().getAttribute('src')}`,
      );
      const file = { name: 'mine.webp', mimeType: 'image/webp', buffer: await image.body() };
      await page.locator('.drop input[type=file]').setInputFiles(file);
      await page.getByText('mine.webp').waitFor();
      expect(await page.locator('.checked').count()).toBe(1);
      expect(new Set(await page.locator('.checked .badge').allTextContents())).toEqual(
        new Set(['Cannot say']),
      );
    });

    test('[V1] language and theme change at once and are kept', async () => {
      const { page } = await world.open();
      await visit(page, '#/boards');
      await page.getByRole('button', { name: '切换到中文' }).click();
      await page.getByRole('heading', { name: '画板', level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('深色');
      await page.keyboard.press('Enter');
      await page.reload();
      await page.getByRole('heading', { name: '画板', level: 1 }).waitFor();
      const root = page.locator('html');
      expect([await root.getAttribute('lang'), await root.getAttribute('data-theme')]).toEqual([
        'zh-Hans',
        'dark',
      ]);
    });

    test('[V11] what goes wrong is said in plain words, and the last answer stays', async () => {
      const { page } = await world.open();
      await visit(page, '#/explore?q=red');
      const before = await names(page);
      await page.getByRole('textbox', { name: 'Search' }).fill('red width:wide');
      await page.getByText('Not a query yet.').waitFor();
      expect(await names(page)).toEqual(before);
      await visit(page, '#/boards/none');
      await page.getByRole('alert').getByText('Not found').waitFor();
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('Motif does not answer').waitFor();
    });

    test('[V11] an empty place says what it is for and how to begin', async () => {
      const { page } = await world.open();
      await visit(page, '#/explore?q=type%3Agif%20tag%3Anone');
      await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
      await page.getByRole('button', { name: 'Clear the search' }).last().click();
      await page.locator('.tile').first().waitFor();
    });

    test('[V12] the page keeps to a strict policy, asks nobody else, and is small', async () => {
      const { page, complaints } = await world.open();
      const response = await page.goto(world.url);
      const policy = response!.headers()['content-security-policy']!;
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      for (const hash of ['', '#/explore?q=red', '#/boards/Spring', '#/brands/acme', '#/library'])
        await visit(page, hash);
      expect(complaints).toEqual([]);
      const html = readFileSync(path.join(world.folder, 'index.html'), 'utf8');
      expect(html).not.toMatch(/<style|style=|<script(?![^>]* src=)/);
      const assets = path.join(world.folder, 'assets');
      const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
      const bytes = scripts.map((name) => gzipSync(readFileSync(path.join(assets, name))).length);
      expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(300_000);
    });
  },
);

/** Returns what axe finds serious or critical, one line each. */
async function seriousFaults(page: Page): Promise<string[]> {
  // The policy of the page lets no script in from outside; the browser itself may.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe;
    interface AxeResults {
      violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
    }
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
      );
  });
}
