import { expect, type Page, test } from '@playwright/test';
import { foundingDay, newAddress, signIn } from '../support/stories';

const day = `/papers/date/${foundingDay()}`;

/** The author's page that the first name of the first paper leads to. */
async function openFirstAuthor(page: Page): Promise<string> {
  await page.goto(day);
  const name = page.locator('article a[href^="/authors/"]').first();
  const written = (await name.textContent())?.trim() ?? '';
  await name.click();
  await expect(page).toHaveURL(/\/authors\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return written;
}

test('a name under a paper leads to everything its author wrote, with a feed', async ({ page, request }) => {
  await openFirstAuthor(page);
  await expect(page.getByText(/\d+ papers? here, from \d{4}/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Written as' })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  const feed = await request.get(new URL(`${page.url()}/feed.xml`).pathname);
  expect(feed.status()).toBe(200);
  expect(feed.headers()['content-type']).toContain('application/atom+xml');
  expect(await feed.text()).toContain('<entry>');
});

test('a name that nobody bears is not found, and the page says how names are found', async ({ page }) => {
  const answer = await page.goto('/authors/Nobody%20Ofthisname');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'No such author here' })).toBeVisible();
});

test('a reader who is signed out signs in, comes back, follows and stops', async ({ page }) => {
  await openFirstAuthor(page);
  const author = page.url();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await page.getByRole('button', { name: /^Follow / }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, newAddress('ada'));
  await expect(page).toHaveURL(author);

  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  const saved = () => page.waitForResponse((answer) => answer.url().includes('/api/follows') && answer.ok());
  await Promise.all([saved(), page.getByRole('button', { name: /^Follow / }).click()]);
  await page.reload();
  const following = page.getByRole('button', { name: /^Following / });
  await expect(following).toBeVisible();
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.goto('/follows');
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  await page.goto(author);
  await Promise.all([saved(), following.click()]);
  await page.goto('/follows');
  await expect(page.getByText('You follow nothing yet')).toBeVisible();
});

test('a reader without JavaScript follows, switches mail off, sets a webhook and removes everything', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/follows');
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, newAddress('bo'));
  await expect(page).toHaveURL(/\/follows/);
  await openFirstAuthor(page);
  await page.getByRole('button', { name: /^Follow / }).click();
  await expect(page.getByRole('status')).toContainText('You follow it now');
  await expect(page.getByText(/Alerts by mail come inside your digest/)).toBeVisible();
  await page.getByRole('button', { name: /^Mail: on/ }).click();
  await expect(page.getByRole('button', { name: /^Mail: off/ })).toBeVisible();

  await page.getByText('Post to a webhook').click();
  await page.getByLabel(/^Address/).fill('ftp://lab.example/hook');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Give the whole address');
  await page.getByText('Post to a webhook').click();
  await page.getByLabel(/^Address/).fill('https://lab.example/hook');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await page.goto('/follows');
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toHaveCount(0);
  await page.getByText('Webhook to lab.example').click();
  await page.getByRole('button', { name: /^Remove the webhook/ }).click();
  await expect(page.getByText('Webhook to lab.example')).toHaveCount(0);
  await page.getByRole('button', { name: /^Remove / }).click();
  await expect(page.getByText('You follow nothing yet')).toBeVisible();
  await context.close();
});
