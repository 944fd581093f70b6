import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { operators } from '../support/operators';
import { newAddress, signIn } from '../support/stories';

const desk = '/admin/ingest';
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

test.beforeAll(async ({ browser }, { workerIndex }) => {
  const page = await browser.newPage();
  await page.goto('/sign-in');
  await signIn(page, operators[workerIndex % operators.length] ?? '');
  await expect(page).not.toHaveURL(/sign-in/);
  signedIn = await page.context().storageState();
  await page.close();
});

test('to a stranger and to a reader the operator page is an address where nothing is', async ({ page }) => {
  const nothing = await (await page.request.get('/nowhere')).text();
  const title = /<h1[^>]*>[^<]*/.exec(nothing)?.[0] ?? 'no title';
  for (const path of ['/admin/ingest', '/admin', '/admin/ingest?run=1']) {
    const answer = await page.request.get(path);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toContain(title);
    expect(await answer.text()).not.toMatch(/ingest[^"?]*<\/(title|h1)|quarantine/i);
    expect(answer.headers()['cache-control']).not.toContain('s-maxage');
  }
  expect((await page.request.get(desk, { headers: { RSC: '1' } })).status()).toBe(404);
  await page.goto('/sign-in');
  await signIn(page, newAddress('gil'));
  await expect(page).not.toHaveURL(/sign-in/);
  expect((await page.goto(desk))?.status()).toBe(404);
  const form = { bring: 'feed' };
  const headers = { origin: new URL(page.url()).origin };
  expect((await page.request.post(`${desk}/request`, { form, headers })).status()).toBe(404);
});

test('an operator finds the page in the menu and sees what has come in', async ({ browser }) => {
  const page = await open(browser);
  await page.goto('/about');
  await page.locator('summary', { hasText: 'Menu of' }).click();
  await page.getByRole('link', { name: 'Ingest' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ingest' })).toBeVisible();
  await expect(page.getByRole('img', { name: /Papers a day by primary category/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Demo catalogue/ }).first()).toContainText('Done');
  await page.getByText('The same as a table').click();
  const days = page.getByRole('table', { name: /feed day and primary category/ });
  await days.getByRole('link').first().click();
  await expect(page.getByRole('table', { name: /papers?(, on this day by)?$/ })).toBeVisible();
  await page.getByRole('link', { name: 'Outcome: failed' }).click();
  await expect(page.getByRole('row', { name: /Demo catalogue/ })).toHaveCount(0);
  await page.context().close();
});

test('an operator without JavaScript asks for a range, is told what is wrong, and sees it wait', async ({
  browser,
}) => {
  const page = await open(browser, { javaScriptEnabled: false });
  await page.goto(desk);
  await page.getByLabel('From', { exact: true }).fill('2026-03-09');
  await page.getByLabel('To', { exact: true }).fill('2026-03-02');
  await page.getByRole('button', { name: 'Bring in' }).click();
  await expect(page.getByRole('alert')).toHaveText('The first day is after the last one.');
  await page.getByLabel('From', { exact: true }).fill('2026-03-01');
  await page.getByLabel('Category', { exact: true }).selectOption('cs.LG');
  await page.getByRole('button', { name: 'Bring in' }).click();
  await expect(page.getByRole('status')).toContainText('OAI range, 2026-03-01 to 2026-03-02, cs.LG');
  const row = page.getByRole('row', { name: /2026-03-01 to 2026-03-02, cs.LG/ });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('Waiting');
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the operator page in ${colorScheme} colours, wide or narrow`, async ({
    browser,
  }) => {
    const page = await open(browser, { colorScheme });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${desk}?day=2026-10-29&bring=api`);
      await expect(page.getByRole('alert').first()).toBeVisible();
      await page.getByText('The same as a table').click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

async function open(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ storageState: signedIn, ...options });
  return await context.newPage();
}
