import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { foundingDay, newAddress, signIn } from '../support/stories';

const day = `/papers/date/${foundingDay()}`;
const paperId = '2309.14322';
const title = /Small-scale proxies/;
const save = /^(Save|Saved|Remove) Small-scale proxies/;

test('a reader who is signed out is led to sign in, comes back, saves and finds the paper again', async ({
  page,
}) => {
  await page.goto(day);
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await page.getByRole('button', { name: save }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, newAddress('gil'));
  await expect(page).toHaveURL(new RegExp(day));
  await isKnown(page);
  await acts(page, 'save', () => page.getByRole('button', { name: save }).click());
  await expect(page.getByRole('button', { name: save })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page.getByRole('button', { name: save })).toContainText('Saved');
  await page.goto('/saved');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const bib = await page.request.get('/saved/export.bib');
  expect(await bib.text()).toContain(`eprint = {${paperId}}`);
});

test('a reader without JavaScript saves by the form and takes the paper off the list', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await signedIn(context, 'hope');
  await page.goto(day);
  await page.getByRole('button', { name: save }).click();
  await expect(page).toHaveURL(new RegExp(`${day}#paper-${paperId}`));
  await page.goto('/saved');
  await page.getByRole('button', { name: save }).click();
  await expect(page).toHaveURL(/\/saved#/);
  await expect(page.getByText('Nothing here yet')).toBeVisible();
  await page.goto(day);
  await page.getByRole('button', { name: /^Hide Small-scale/ }).click();
  await page.goto('/saved/hidden');
  await expect(page.getByText('Hidden: Small-scale proxies')).toBeVisible();
  await page.getByRole('button', { name: /^Show again/ }).click();
  await expect(page.getByText('Nothing is hidden')).toBeVisible();
  await context.close();
});

test('a hidden paper is one line in lists until it is shown again', async ({ context }) => {
  const page = await signedIn(context, 'ida');
  await page.goto(day);
  await isKnown(page);
  const entry = page.locator('article', { has: page.getByRole('button', { name: save }) });
  const folded = page.getByText('Hidden: Small-scale proxies');
  await expect(entry.getByRole('heading')).toBeVisible();
  await acts(page, 'hide', () => page.getByRole('button', { name: /^Hide Small-scale/ }).click());
  await expect(page.getByRole('button', { name: /^Show again/ })).toBeFocused();
  await page.reload();
  await expect(folded).toBeVisible();
  await expect(page.getByRole('heading', { name: title })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Upvote: Small-scale/ })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await acts(page, 'hide', () => page.getByRole('button', { name: /^Show again/ }).click());
  await expect(entry.getByRole('heading')).toBeVisible();
  await expect(folded).toHaveCount(0);
});

test('a paper whose page was opened is marked as read in the list', async ({ context }) => {
  const page = await signedIn(context, 'jo');
  await acts(page, 'read', () => page.goto(`/papers/${paperId}`));
  await page.goto(day);
  const said = page.getByText('You have read this paper.');
  await expect(said).toHaveCount(1);
  await expect(page.locator('article', { has: said })).toContainText(title);
});

test('what came since the last visit is marked for its visitor, and the page itself knows nothing of it', async ({
  context,
}) => {
  const page = await signedIn(context, 'kit');
  await page.route('**/api/viewer?*', async (route) => {
    const answer = await route.fetch();
    const overlay = await answer.json();
    if (overlay.papers[paperId]) overlay.papers[paperId].fresh = true;
    await route.fulfill({ response: answer, json: overlay });
  });
  await page.goto(day);
  const entry = page.locator('article', { has: page.getByText('since your last visit') });
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText(title);
  const shared = await page.request.get(day);
  expect(await shared.text()).not.toContain('since your last visit');
  expect(shared.headers()['set-cookie']).toBeUndefined();
});

test('a save that another site sends with the cookie of somebody signed in is refused', async ({
  context,
}) => {
  const page = await signedIn(context, 'lu');
  const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  for (const path of [`/api/papers/${paperId}/save`, `/api/papers/${paperId}/hide`, '/api/visit'])
    expect((await page.request.put(path, { headers })).status()).toBe(403);
});

test('the lists of nobody lead to sign-in', async ({ page }) => {
  for (const path of ['/saved', '/saved/hidden', '/saved/export.json']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Fsaved/);
  }
});

async function signedIn(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page, newAddress(name));
  await expect(page).not.toHaveURL(/\/sign-in/);
  return page;
}

/** Until the overlay is there, buttons are plain forms. */
async function isKnown(page: Page): Promise<void> {
  await expect(page.getByText('Menu of')).toBeAttached();
}

/** Waits until the site has taken what the work makes the page send. */
async function acts(page: Page, act: string, work: () => Promise<unknown>): Promise<void> {
  const taken = page.waitForResponse((answer) => answer.url().endsWith(`/${act}`) && answer.ok());
  await Promise.all([taken, work()]);
}

async function violations(page: Page): Promise<unknown[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}
