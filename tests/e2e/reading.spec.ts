import { expect, test } from '@playwright/test';
import { foundingDay } from '../support/stories';

const day = `/papers/date/${foundingDay()}`;

test('a reader opens a day and finds its papers, most votes first', async ({ page }) => {
  await page.goto(day);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('October 29');
  await expect(page.getByText(/8 papers, chosen/)).toBeVisible();
  const titles = page.locator('main h2 a');
  await expect(titles.first()).toHaveText(/Small-scale proxies/);
  await expect(page.getByText('Mitchell Wortsman, Peter J. Liu, Lechao Xiao and 13 more')).toBeVisible();
  await expect(page.locator('a[href="/papers/2309.14322#comments"]')).toHaveText('2 comments');
});

test('a reader walks from day to week to month and back', async ({ page }) => {
  await page.goto(day);
  await page.getByRole('link', { name: 'Week', exact: true }).click();
  await expect(page).toHaveURL(/\/papers\/week\/\d{4}-W44$/);
  await page.getByRole('link', { name: 'Month', exact: true }).click();
  await expect(page).toHaveURL(/\/papers\/month\/\d{4}-\d{2}$/);
  await page.goto('/archive');
  await page
    .getByRole('link', { name: /October 29/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(day));
});

test('a reader opens a paper and sees all of it', async ({ page }) => {
  await page.goto(day);
  await page
    .getByRole('link', { name: /Small-scale proxies/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/papers\/2309\.14322$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Small-scale proxies');
  await expect(page.getByText('Simon Kornblith')).toBeVisible();
  await expect(page.locator('meta[name=citation_arxiv_id]')).toHaveAttribute('content', '2309.14322');
  await expect(page.locator('#comments')).toContainText(/2 comments/i);
  await expect(page.getByRole('link', { name: /PDF/ }).first()).toHaveAttribute(
    'href',
    /arxiv\.org\/pdf\/2309\.14322/,
  );
});

test('a reader on a phone jumps to a date', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.locator('input[type=date]').first().fill(foundingDay());
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(day));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a reader without JavaScript reads, expands an abstract and walks on', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(day);
  await page.getByText('Read on').first().click();
  await page
    .getByRole('link', { name: /Small-scale proxies/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Small-scale proxies');
  await context.close();
});

test('a reader presses the slash key and is in the search box', async ({ page }) => {
  await page.goto('/');
  // The key works once the page's script has run.
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox').first()).toBeFocused({ timeout: 500 });
  }).toPass();
});
