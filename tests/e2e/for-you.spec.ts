import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { newAddress, signIn } from '../support/stories';

const why = /Because you follow cs\.LG/;

test('a stranger reads what the page is, signs in, names interests and is told why each paper is there', async ({
  page,
}) => {
  await page.goto('/for-you');
  await expect(page.getByRole('heading', { level: 1, name: 'For you' })).toBeVisible();
  await expect(page.getByText('Only you see it.')).toBeVisible();
  await seeNoFaults(page);
  await page.getByRole('link', { name: 'Sign in for your page' }).click();
  await signIn(page, newAddress('ada'));
  await expect(page).toHaveURL(/\/for-you$/);

  await expect(page.getByRole('heading', { name: 'Name three interests' })).toBeVisible();
  await seeNoFaults(page);
  await page.getByRole('button', { name: 'Make my page' }).click();
  await expect(page.getByRole('status')).toContainText('Choose at least one');
  await page.getByRole('checkbox', { name: /^cs\.LG/ }).check();
  await page.getByLabel('Words').fill('learning, attention');
  await page.getByRole('button', { name: 'Make my page' }).click();
  await expect(page.getByRole('status')).toContainText('Chosen.');
  await expect(page.getByText(why).first()).toBeVisible();
  await seeNoFaults(page);

  await page.goto('/follows');
  for (const name of ['cs.LG', 'learning', 'attention']) {
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  }
});

test('without JavaScript a reader chooses, hides a paper, saves another, and forgets', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/sign-in?returnTo=%2Ffor-you');
  await signIn(page, newAddress('bo'));
  await page.getByRole('checkbox', { name: /^cs\.LG/ }).check();
  await page.getByRole('button', { name: 'Make my page' }).click();

  const entries = page.getByRole('article');
  const hidden = await titleOf(page, 0);
  await entries.first().getByRole('button', { name: /^Hide/ }).click();
  await page.goto('/for-you');
  await expect(page.getByRole('article').getByRole('link', { name: hidden })).toHaveCount(0);
  const saved = await titleOf(page, 0);
  await entries.first().getByRole('button', { name: /^Save/ }).click();
  await page.goto('/for-you');
  await expect(page.getByRole('article').getByRole('link', { name: saved })).toHaveCount(0);

  await page.locator('summary', { hasText: 'Forget' }).click();
  await page.getByRole('button', { name: 'Forget what I follow' }).click();
  await expect(page.getByRole('status')).toContainText('You follow nothing any more.');
  await expect(page.getByText(why)).toHaveCount(0);
  await context.close();
});

test('the page is for its reader alone and for no cache', async ({ page, browser }) => {
  await page.goto('/sign-in?returnTo=%2Ffor-you');
  await signIn(page, newAddress('cy'));
  await page.getByRole('checkbox', { name: /^cs\.LG/ }).check();
  await page.getByRole('button', { name: 'Make my page' }).click();
  await expect(page.getByText(why).first()).toBeVisible();
  const answer = await page.goto('/for-you');
  expect(answer?.headers()['cache-control']).toMatch(/private.*no-store/);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto('/for-you');
  await expect(stranger.getByRole('link', { name: 'Sign in for your page' })).toBeVisible();
  await expect(stranger.getByRole('article')).toHaveCount(0);
});

async function titleOf(page: Page, place: number): Promise<string> {
  return (await page.getByRole('article').nth(place).getByRole('heading').textContent()) ?? '';
}

async function seeNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}
