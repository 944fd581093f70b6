import { expect, test } from '@playwright/test';

test('a reader searches by words and sees the whole abstract with the hits marked', async ({ page }) => {
  await page.goto('/search?q=learning%20rate');
  await expect(page.getByRole('link', { name: /Small-scale proxies/ })).toBeVisible();
  await expect(page.locator('main mark').first()).toBeVisible();
});

test('a reader finds an author', async ({ page }) => {
  await page.goto('/search?q=Wortsman');
  await expect(page.getByRole('link', { name: /Small-scale proxies/ })).toBeVisible();
});

test('an arXiv address typed into the search box leads to the paper', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox').first().fill('https://arxiv.org/abs/2309.14322v2');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/papers\/2309\.14322$/);
});

for (const words of ['', 'zzzqqqxxx', '"unclosed AND (((', "'; drop table papers; --"]) {
  test(`the words ${JSON.stringify(words)} get a page that helps, never an error`, async ({ page }) => {
    const answer = await page.goto(`/search?q=${encodeURIComponent(words)}`);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
