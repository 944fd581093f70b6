import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { operators } from '../support/operators';
import { signIn } from '../support/stories';

const desk = '/admin/subscribers';
const source = 'Paper list at the seminar, spring 2026';
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

test.beforeAll(async ({ browser }, { workerIndex }) => {
  const page = await browser.newPage();
  await page.goto('/sign-in');
  await signIn(page, operators[workerIndex % operators.length] ?? '');
  await expect(page).not.toHaveURL(/sign-in/);
  signedIn = await page.context().storageState();
  await page.close();
});

test('to a stranger the subscribers are an address where nothing is', async ({ page }) => {
  for (const path of ['', '/import', '/export']) {
    const answer = await page.request.get(`${desk}${path}`);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).not.toMatch(/<h1[^>]*>(Subscribers|Import)|email,status/i);
  }
  for (const act of ['find', 'suppress', 'lift', 'end', 'erase', 'import/check', 'import/run'])
    expect((await page.request.post(`${desk}/${act}`, { form: { subscriberId: 'x' } })).status()).toBe(404);
});

test('an operator without JavaScript imports people, finds one, suppresses it and exports it', async ({
  browser,
}) => {
  const domain = newDomain();
  const ann = `ann@${domain}`;
  const page = await open(browser, { javaScriptEnabled: false });
  await noAddressInUrls(page);
  await page.goto(`${desk}/import`);
  await typeImport(page, '', /Only keep/);
  await expect(page.getByRole('alert')).toHaveText('Choose a file, or paste its lines.');
  await expect(page.getByLabel('Where and when these people agreed')).toHaveValue(source);

  await typeImport(page, `email,hour\n${ann},7\nbob@${domain},8\nno address,7\n`, /Only keep/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before importing');
  await expect(page.getByRole('main')).toContainText('That is not an email address.');
  await page.getByRole('button', { name: 'Import 2 people' }).click();
  await expect(page.getByRole('status')).toContainText('2 people are new. No mail goes to them.');

  await find(page, ann);
  await page.getByRole('link', { name: ann }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ann);
  await expect(page.getByRole('main')).toContainText(source);
  await page.getByRole('button', { name: 'Write to this address no more' }).click();
  await expect(page.getByRole('status')).toHaveText('This address is written to no more.');
  expect(await exportOf(page)).toContain(`${ann},pending,operator,daily`);

  await page.getByLabel('Type the address to erase it').fill('someone else');
  await page.getByRole('button', { name: 'Erase' }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing was erased');
  await page.getByLabel('Type the address to erase it').fill(ann);
  await page.getByRole('button', { name: 'Erase' }).click();
  await expect(page.getByRole('status')).toHaveText('The subscriber is erased.');
  const exported = await exportOf(page);
  expect(exported).not.toContain(ann);
  expect(exported).toContain(`bob@${domain}`);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the subscribers in ${colorScheme} colours, wide or narrow`, async ({
    browser,
  }) => {
    const domain = newDomain();
    const page = await open(browser, { colorScheme });
    await page.goto(`${desk}/import`);
    await typeImport(page, `ann@${domain}\nno address\n`, /Only keep/);
    await expect(page.getByRole('button', { name: 'Import 1 person' })).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Import 1 person' }).click();
    await expect(page.getByRole('status')).toContainText('1 person is new');
    await find(page, `@${domain}`);
    await expectNoViolations(page);
    await page.getByRole('link', { name: `ann@${domain}` }).click();
    await page.getByRole('button', { name: 'Write to this address no more' }).click();
    await expect(page.getByRole('status')).toBeVisible();
    await expectNoViolations(page);
    await page.goto(`${desk}/import?problem=empty`);
    await expectNoViolations(page);
    await page.context().close();
  });

async function typeImport(page: Page, lines: string, choice: RegExp): Promise<void> {
  await page.getByLabel('Or lines to paste').fill(lines);
  await page.getByLabel('Where and when these people agreed').fill(source);
  await page.getByRole('radio', { name: choice }).check();
  await page.getByRole('button', { name: 'See what would happen' }).click();
}

async function find(page: Page, typed: string): Promise<void> {
  await page.goto(desk);
  await page.getByRole('main').getByRole('searchbox', { name: 'Search' }).fill(typed);
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { name: 'Found' })).toBeVisible();
}

async function exportOf(page: Page): Promise<string> {
  const answer = await page.request.get(`${desk}/export`);
  expect(answer.headers()['content-type']).toContain('text/csv');
  return answer.text();
}

async function expectNoViolations(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
}

async function noAddressInUrls(page: Page): Promise<void> {
  page.on('request', (request) => expect(decodeURIComponent(request.url())).not.toMatch(/\w@\w/));
}

function newDomain(): string {
  return `d${randomBytes(5).toString('hex')}.example`;
}

async function open(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ storageState: signedIn, ...options });
  return await context.newPage();
}
