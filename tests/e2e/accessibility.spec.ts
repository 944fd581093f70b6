import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { foundingDay, newAddress, signIn } from '../support/stories';

const pages = [
  '/',
  `/papers/date/${foundingDay()}`,
  '/papers/date/2020-02-02',
  '/papers/date/2026-02-30',
  '/papers/trending',
  `/papers/month/${foundingDay().slice(0, 7)}`,
  '/papers/2309.14322',
  '/papers/2309.99999',
  '/archive',
  '/search?q=learning',
  '/search',
  '/sign-in',
  '/sign-in/sent',
  '/subscribe',
  '/digest',
  '/about',
  '/about/ranking',
  '/about/search',
  '/papers/trending/new',
  '/papers/trending/rising',
  '/papers/trending/week',
  '/categories',
  '/categories/cs.LG',
  '/categories/cs.LG/trending',
  '/authors/Mitchell%20Wortsman',
  '/for-you',
];

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colours`, () => {
    test.use({ colorScheme: scheme });
    for (const path of pages) {
      test(`axe finds nothing on ${path}`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
        expect(await page.title()).not.toBe('');
      });
    }
  });
}

test('axe finds nothing on the pages of somebody signed in', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page, newAddress('eve'));
  for (const path of ['/votes', '/account', '/saved', '/saved/hidden', '/follows', '/for-you']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  }
});
