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

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('filters are links that narrow a search down and can be taken off', async ({ page }) => {
    await page.goto('/search?q=learning');
    const before = await page.locator('main article').count();
    const rail = page.getByRole('complementary', { name: 'Narrow down' });
    await rail.getByRole('link', { name: 'cs.LG', exact: true }).click();
    await expect(page.locator('#search-words')).toHaveValue('learning cat:cs.LG');
    for (const paper of await page.locator('main article').all()) await expect(paper).toContainText('cs.LG');
    await page.getByRole('list', { name: 'Filters that hold' }).getByRole('link').click();
    await expect(page.locator('#search-words')).toHaveValue('learning');
    await expect(page.locator('main article')).toHaveCount(before);
  });

  test('a search keeps its order while it is narrowed down', async ({ page }) => {
    await page.goto('/search?q=learning');
    await page.getByRole('link', { name: 'Newest' }).click();
    await page
      .getByRole('complementary', { name: 'Narrow down' })
      .getByRole('link', { name: 'At least 1 vote' })
      .click();
    await expect(page).toHaveURL(/sort=date/);
    await expect(page.getByRole('link', { name: 'Newest' })).toHaveAttribute('aria-current', 'page');
  });
});

test('a misspelt word is offered put right', async ({ page }) => {
  await page.goto('/search?q=lerning%20Wortsman');
  await page.getByText('Did you mean').getByRole('link').click();
  await expect(page.locator('#search-words')).toHaveValue('learning Wortsman');
  await expect(page.getByRole('link', { name: /Small-scale proxies/ })).toBeVisible();
});

test('operators find by title, author and year', async ({ page }) => {
  await page.goto('/search?q=title%3Aproxies%20author%3AWortsman%20year%3A2023');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 paper');
  await page.goto('/search?q=title%3Aproxies%20author%3AWortsman%20year%3A2024');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing found');
});

test('a search is a feed too', async ({ page, request }) => {
  await page.goto('/search?q=learning%20rate');
  const href = await page.locator('link[type="application/atom+xml"]').first().getAttribute('href');
  const answer = await request.get(href ?? '');
  expect(answer.headers()['content-type']).toContain('application/atom+xml');
  expect(await answer.text()).toContain('<id>https://arxiv.org/abs/2309.14322</id>');
});

test('the page that explains the search leads to searches', async ({ page }) => {
  await page.goto('/search');
  await page.getByRole('link', { name: 'How to search' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'How to search' })).toBeVisible();
  await page.getByRole('link', { name: 'title:attention', exact: true }).click();
  await expect(page.locator('#search-words')).toHaveValue('title:attention');
});
