// The tables of a profile on real recordings: top functions, call tree, callers and callees, source lines, labels, samples.
import type { Page } from '@playwright/test';
import { dropFiles, fileNamed, type NamedBytes } from './dropFiles.ts';
import { exactBytes } from './figures.ts';
import { profiles } from './recordings.ts';
import { reportOf } from './reportOf.ts';
import { expect, test } from './watchedPage.ts';

async function openAt(page: Page, hash: string, file: NamedBytes = fileNamed(profiles.heap)): Promise<void> {
  await page.goto(`./#v=2&${hash}`);
  await dropFiles(page, [file]);
}

const topOf = (type: string) => reportOf(profiles.heap).profile?.top[type] ?? [];
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

test('a function chosen in the top table is marked there, named in the address, and leads to its callers', async ({ page }) => {
  const [first] = topOf('alloc_space');
  const name = first?.name ?? '';
  await openAt(page, 'view=top&sample_index=alloc_space');
  const row = page.getByRole('grid', { name: /Functions by flat/ }).getByRole('row').nth(1);
  await row.click();
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => decodeURIComponent(page.url())).toContain(`fn=:${name}`);
  const bar = page.getByRole('region', { name: 'Chosen function' });
  await expect(bar).toContainText(name);
  await bar.getByRole('button', { name: 'Callers and callees' }).click();
  const card = page.getByRole('article', { name, exact: true });
  await expect(card.getByTitle(exactBytes(BigInt(first?.cum ?? 0))).first()).toBeVisible();
});

test('the top table is saved as CSV, as it is shown', async ({ page }) => {
  const [first] = topOf('alloc_space');
  await openAt(page, 'view=top&sample_index=alloc_space');
  await expect(page.getByRole('grid').getByRole('row').nth(2)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV', exact: true }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const [heading, row] = Buffer.concat(chunks).toString().split('\r\n');
  expect(heading).toBe('flat (bytes),flat%,sum%,cum (bytes),cum%,function,inline,file');
  expect(row).toContain(`${first?.flat},`);
  expect(row).toContain(first?.name);
});

test('options of the address are those of the table', async ({ page }) => {
  await openAt(page, 'view=top&sample_index=alloc_space&focus=nothing_is_called_this');
  await expect(page.getByText('No function has a value of this sample type.')).toBeVisible();
  await page.getByRole('button', { name: /^Remove focus/ }).click();
  await expect(page.getByRole('grid').getByRole('row').nth(2)).toBeVisible();
});

test('the call tree opens and closes by keyboard, and along its heaviest path', async ({ page }) => {
  await openAt(page, 'view=tree&sample_index=alloc_space');
  const tree = page.getByRole('treegrid', { name: /Call tree/ });
  const first = tree.getByRole('row').nth(1);
  await expect(first).toHaveAttribute('aria-level', '1');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await tree.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await expect(tree.getByRole('row').nth(2)).toHaveAttribute('aria-level', '2');
  const cursor = tree.locator('tr.rows__row--cursor');
  await page.keyboard.press('ArrowRight');
  await expect(cursor).toHaveAttribute('aria-level', '2');
  // What has one callee only opens together with it.
  await page.keyboard.press('ArrowLeft');
  await expect(cursor).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowLeft');
  await expect(cursor).toHaveAttribute('aria-level', '1');
  await page.keyboard.press('ArrowLeft');
  await expect(first).toHaveAttribute('aria-expanded', 'false');

  await page.getByRole('button', { name: 'Open the heaviest path' }).click();
  const way = page.getByRole('navigation', { name: 'Way to this row' });
  await expect(way.getByRole('listitem').nth(2)).toBeVisible();
  // The end of a path is a leaf: all of it is its own.
  const end = tree.locator('tr.rows__row--cursor');
  await expect(end).not.toHaveAttribute('aria-expanded');
});

test('the call tree from the bottom up begins with what is heaviest by itself', async ({ page }) => {
  const [first] = topOf('alloc_space');
  await openAt(page, 'view=tree&sample_index=alloc_space');
  await page.getByRole('radio', { name: 'Bottom up' }).click();
  const row = page.getByRole('treegrid').getByRole('row').nth(1);
  await expect(row.getByTitle(first?.name ?? '?').first()).toBeVisible();
  await expect(row.getByTitle(new RegExp(`^${escaped(exactBytes(BigInt(first?.flat ?? 0)))}`)).first()).toBeVisible();
  await expect(page).toHaveURL(/treeof=callers/);
});

test('a path ten thousand deep opens, and says where one is', async ({ page }) => {
  const stack = Array.from({ length: 10_000 }, (_, depth) => `f${depth + 1}`).join(';');
  await openAt(page, 'view=tree', { name: 'deep.folded', bytes: Buffer.from(`f1;g 1\n${stack} 5\n`) });
  await page.getByRole('button', { name: 'Open the heaviest path' }).click();
  const way = page.getByRole('navigation', { name: 'Way to this row' });
  await expect(way).toContainText('f10000', { timeout: 45_000 });
  await expect(way).toContainText('9,994 above');
  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '10002');
  const sideways = await page.locator('.rows__scroller').evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth);
  expect(sideways).toBe(0);
});

test('pressing a caller moves to it, and Back comes back', async ({ page }) => {
  const [first] = topOf('alloc_space');
  const name = first?.name ?? '';
  await openAt(page, `view=peek&sample_index=alloc_space&fn=${encodeURIComponent(`:${name}`)}`);
  const card = page.getByRole('article', { name, exact: true });
  const caller = card.getByRole('region', { name: /^Callers/ }).getByRole('button').first();
  const callerName = (await caller.getAttribute('title')) ?? '';
  await caller.click();
  const callerCard = page.getByRole('article', { name: callerName, exact: true });
  await expect(callerCard.getByRole('region', { name: /^Callees/ }).getByTitle(name, { exact: true })).toBeVisible();
  await page.goBack();
  await expect(card).toBeVisible();
});

test('patterns find functions, and say what is wrong with them', async ({ page }) => {
  await openAt(page, 'view=peek&sample_index=alloc_space');
  const field = page.getByRole('searchbox', { name: /^Functions/ });
  await expect(field).toBeVisible();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await field.fill('^runtime\\.');
  await expect(page.getByRole('article').first()).toHaveAttribute('aria-label', /^runtime\./);
  await field.fill('[');
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(page.locator('.pattern-field__error')).toBeVisible();
  await field.fill('nothing_is_called_this');
  await expect(page.getByText('No function matches.')).toBeVisible();
});

test('lines stand beside the text of a file that was picked, matched by how its path ends', async ({ page }) => {
  await openAt(page, 'view=source&sample_index=alloc_space&pattern=^main\\.');
  const card = page.getByRole('article').first();
  const place = (await card.locator('.source-card__place span').first().textContent()) ?? '';
  const [, file = '', start = '0'] = /([^/]+):(\d+)$/.exec(place) ?? [];
  const sampled = Number(await card.locator('.listing__line--sampled th').first().textContent());
  const text = Array.from({ length: sampled + 20 }, (_, nth) => `line ${nth + 1} of it`).join('\n');
  await page.getByLabel('Source files', { exact: true }).setInputFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(card).toContainText(`Text of ${file}`);
  const row = card.getByRole('row', { name: new RegExp(`^${sampled}\\b`) });
  await expect(row).toContainText(`line ${sampled} of it`);
  expect(Number(start)).toBeLessThanOrEqual(sampled);
  await page.getByRole('button', { name: 'Forget them' }).click();
  await expect(card).not.toContainText('Text of');
});

test('files dropped on the source view are source, not recordings', async ({ page }) => {
  await openAt(page, 'view=source&sample_index=alloc_space&pattern=^main\\.');
  const zone = page.getByRole('region', { name: 'Source text' });
  await expect(zone).toBeVisible();
  const transfer = await page.evaluateHandle(() => {
    const made = new DataTransfer();
    made.items.add(new File(['package other'], 'no_such.go'));
    return made;
  });
  await zone.dispatchEvent('dragenter', { dataTransfer: transfer });
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(zone).toContainText('1 file given');
  await expect(page.getByText(/None of the 1 files given is called/).first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);
});

test('an address makes links, and is fetched from only when the reader presses', async ({ page, baseURL }) => {
  const asked: string[] = [];
  await page.route('**/texts/**', async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    await route.fulfill({ contentType: 'text/plain', body: Array.from({ length: 900 }, (_, nth) => `fetched line ${nth + 1}`).join('\n') });
  });
  await openAt(page, 'view=source&sample_index=alloc_space&pattern=^main\\.');
  const card = page.getByRole('article').first();
  await page.getByText('or from an address').click();
  await page.getByLabel(/^Address/).fill(`${baseURL}texts/{path}#L{line}`);
  const link = card.getByRole('link').first();
  await expect(link).toHaveAttribute('href', /texts\/.*#L\d+$/);
  expect(asked).toEqual([]);
  await card.getByRole('button', { name: 'Fetch the text' }).click();
  await expect(card).toContainText('fetched line');
  expect(asked).toHaveLength(1);
});

test('pressing a label looks at it alone, pressing it again at everything', async ({ page }) => {
  await openAt(page, 'view=tags&sample_index=alloc_space');
  const card = page.getByRole('article', { name: 'bytes' });
  const row = card.getByRole('row').nth(1);
  const total = (await row.getByRole('cell').first().textContent()) ?? '?';
  const value = row.getByRole('button').first();
  await value.click();
  await expect(page).toHaveURL(/tagfocus=bytes/);
  await expect(page.getByRole('region', { name: 'How the profile is looked at' })).toContainText(`Keeps ${total}`);
  await expect(card.getByRole('row')).toHaveCount(2);
  await value.click();
  await expect(page).not.toHaveURL(/tagfocus/);

  await card.getByLabel('from').fill('1kb');
  await card.getByRole('button', { name: 'Only these' }).click();
  await expect(page).toHaveURL(/tagfocus=bytes%3D1kb:/);

  await card.getByRole('button', { name: 'Group the flame graph by it' }).click();
  await expect(page).toHaveURL(/tagroot=bytes/);
  await expect(page.getByRole('application', { name: /Flame graph/ })).toBeVisible();
});

test('a profile without labels says how a program sets them', async ({ page }) => {
  await openAt(page, 'view=tags', fileNamed(profiles.threads));
  await expect(page.getByText('The samples of this profile carry no labels.')).toBeVisible();
});

test('samples are listed as recorded or by size, each with its stack', async ({ page }) => {
  await openAt(page, 'view=samples&sample_index=alloc_space');
  const grid = page.getByRole('grid', { name: 'Samples' });
  await expect(grid.getByRole('row').nth(1).getByRole('rowheader')).toHaveText('1');
  await grid.getByRole('button', { name: 'alloc_space' }).click();
  await expect(page).toHaveURL(/samplesorder=value/);
  await expect(grid.getByRole('columnheader', { name: 'alloc_space' })).toHaveAttribute('aria-sort', 'descending');
  const [largest] = topOf('alloc_space');
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const sample = page.getByRole('region', { name: 'One sample' });
  const stack = sample.getByRole('list', { name: /^Stack/ });
  await expect(stack.getByRole('listitem').first()).toContainText(largest?.name ?? '?');
  await stack.getByRole('button').first().click();
  await expect.poll(() => decodeURIComponent(page.url())).toContain(`fn=:${largest?.name}`);
});
