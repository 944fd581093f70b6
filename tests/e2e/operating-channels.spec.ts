import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { operators } from '../support/operators';
import { signIn } from '../support/stories';
import { startWebSink, type WebSink } from '../support/web-sink';

const desk = '/admin/channels';
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
let sink: WebSink;

test.beforeAll(async ({ browser }, { workerIndex }) => {
  sink = await startWebSink();
  const page = await browser.newPage();
  await page.goto('/sign-in');
  await signIn(page, operators[workerIndex % operators.length] ?? '');
  await expect(page).not.toHaveURL(/sign-in/);
  signedIn = await page.context().storageState();
  await page.close();
});

test.afterAll(() => sink.stop());

test('to a stranger the channels are an address where nothing is', async ({ page }) => {
  const answer = await page.request.get(desk);
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toMatch(/webhook|<h1[^>]*>Channels/i);
  for (const act of ['add', 'change', 'active', 'remove', 'trial', 'again'])
    expect((await page.request.post(`${desk}/${act}`, { form: { channelId: 'x' } })).status()).toBe(404);
});

test('an operator without JavaScript adds a webhook, sees its secret once, tests, pauses and removes it', async ({
  browser,
}, { workerIndex, retry }) => {
  const name = `Lab hook ${workerIndex}-${retry}`;
  const page = await open(browser, { javaScriptEnabled: false });
  await page.goto(desk);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Address' }).fill('lab.example/in');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('beginning with https://');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name);
  await page.getByRole('textbox', { name: 'Address' }).fill(`${sink.url}/hook/0123456789abcdef`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const notice = page.getByRole('status').filter({ hasText: 'signing secret' });
  await expect(notice).toContainText(/[0-9a-f]{64}/);
  expect(page.url()).not.toContain('hook');
  await page.goto(desk);
  await expect(page.getByText(/[0-9a-f]{64}/)).toHaveCount(0);
  const channel = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await expect(channel).toContainText('/…cdef');
  await expect(channel).not.toContainText('0123456789');

  await page.getByRole('button', { name: `Send a test to ${name}` }).click();
  await expect(page.getByRole('status')).toHaveText(
    sink.received.length > 0 ? `${name} took the test (200).` : /There is no edition to test with yet/,
  );

  await page.getByRole('button', { name: `Pause ${name}` }).click();
  await expect(page.getByRole('status')).toContainText(`${name} is paused`);
  await page.getByRole('link', { name: `Change ${name}` }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(`${name} renamed`);
  await page.getByLabel('Edition', { exact: true }).selectOption('weekly');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(`${name} renamed is changed.`);
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: `${name} renamed` })
      .first(),
  ).toContainText('weekly, 10 papers');
  await page.getByRole('link', { name: `Remove ${name} renamed` }).click();
  await page.getByRole('button', { name: `Remove ${name} renamed` }).click();
  await expect(page.getByRole('heading', { name: `${name} renamed` })).toHaveCount(0);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the channels in ${colorScheme} colours, wide or narrow`, async ({ browser }, {
    workerIndex,
    retry,
  }) => {
    const page = await open(browser, { colorScheme });
    const name = `Room ${colorScheme} ${workerIndex}-${retry}`;
    await page.goto(desk);
    await page.getByRole('radio', { name: /Slack format/ }).check();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('textbox', { name: 'Address' }).fill(`${sink.url}/services/0123456789abcdef`);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('link', { name: `Remove ${name}` }).click();
    await page.waitForURL(/remove=/);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${new URL(page.url()).pathname}${new URL(page.url()).search}&problem=address`);
      await expect(page.getByRole('alert').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    await page.getByRole('button', { name: `Remove ${name}` }).click();
    await expect(page.getByRole('heading', { name, exact: true })).toHaveCount(0);
    await page.context().close();
  });

async function open(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ storageState: signedIn, ...options });
  return await context.newPage();
}
