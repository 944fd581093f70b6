import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { operators } from '../support/operators';
import { becomeReader, newAddress, signIn } from '../support/stories';

const desk = '/admin/digest';
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

test.beforeAll(async ({ browser }, { workerIndex }) => {
  const page = await browser.newPage();
  await becomeReader(page, newAddress('hal'));
  await page.goto('/sign-in');
  await signIn(page, operators[workerIndex % operators.length] ?? '');
  await expect(page).not.toHaveURL(/sign-in/);
  signedIn = await page.context().storageState();
  await page.close();
});

test('to a stranger the digest’s desk is an address where nothing is', async ({ page }) => {
  for (const path of ['', '/preview', '/reports', '/daily/2026-03-09', '/daily/2026-03-09/csv'])
    expect((await page.request.get(`${desk}${path}`)).status()).toBe(404);
  for (const act of ['hold', 'resume', 'abort', 'resend', 'trial', 'open-gate', 'reports/discard'])
    expect((await page.request.post(`${desk}/${act}`, { form: { kind: 'daily' } })).status()).toBe(404);
});

test('an operator without JavaScript sees what became of an edition, reader by reader, and takes it as a file', async ({
  browser,
}) => {
  const page = await open(browser, { javaScriptEnabled: false });
  await page.goto(desk);
  await expect(page.getByText('Mail may leave from here.')).toBeVisible();
  await expect(page.getByText(/Opens and clicks are not tracked/)).toBeVisible();
  const edition = page
    .getByRole('listitem')
    .filter({ hasText: /candidates? = .*sent/ })
    .first();
  await edition.getByRole('link').first().click();
  const table = page.getByRole('table', { name: /Deliveries by number/ });
  await expect(table).toContainText('…@lab.example');
  await expect(table).not.toContainText('hal-');
  await page.getByRole('link', { name: /^sent \d/ }).click();
  await expect(table.getByRole('row').nth(1)).toContainText('sent');
  const href = await page.getByRole('link', { name: /Download as CSV/ }).getAttribute('href');
  const file = await page.request.get(href ?? '');
  expect(file.headers()['content-type']).toContain('text/csv');
  expect(await file.text()).toMatch(/^number,address,status.*\r\n\d+,.…@/);
  await page.goto(`${new URL(page.url()).pathname}?abort=ask`);
  await expect(page.getByRole('button', { name: /Abort for good/ })).toBeVisible();
  await page.getByRole('link', { name: 'Keep it' }).click();
  await expect(page.getByRole('button', { name: /Abort for good/ })).toHaveCount(0);
  await page.context().close();
});

test('an operator looks at the mail at two widths and gets a test of it', async ({ browser }) => {
  const page = await open(browser);
  await page.goto(`${desk}/preview`);
  for (const width of ['600', '375']) {
    const mail = page.frameLocator(`iframe[title*="${width}"]`);
    await expect(mail.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Send a test to myself' }).click();
  await expect(page.getByRole('status')).toHaveText(/The mail server took the test|five tests/);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the digest’s desk in ${colorScheme} colours, wide or narrow`, async ({
    browser,
  }) => {
    const page = await open(browser, { colorScheme });
    await page.goto(desk);
    const edition = await page
      .getByRole('listitem')
      .filter({ hasText: /candidates? = .*sent/ })
      .first()
      .getByRole('link')
      .first()
      .getAttribute('href');
    for (const path of [desk, `${desk}/preview`, `${desk}/reports`, edition ?? ''])
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
    await page.context().close();
  });

async function open(browser: Browser, more: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  return (await browser.newContext({ storageState: signedIn, ...more })).newPage();
}
