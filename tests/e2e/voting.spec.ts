import { expect, test } from '@playwright/test';
import { linkIn, waitForMail } from '../support/mailbox';
import { foundingDay, newAddress, signIn } from '../support/stories';

const day = `/papers/date/${foundingDay()}`;
const button = /Upvote: Do logarithmic proximity/;

test('a reader who is signed out is led to sign in, comes back, votes and withdraws', async ({ page }) => {
  await page.goto(day);
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await page.getByRole('button', { name: button }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, newAddress('ada'));
  await expect(page).toHaveURL(new RegExp(day));

  // Until the overlay is there the button is a plain form, which casts and loads the page anew.
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  const vote = page.getByRole('button', { name: button });
  const saved = () => page.waitForResponse((answer) => answer.url().endsWith('/vote') && answer.ok());
  const before = Number(/(\d+) votes?$/.exec((await vote.textContent())?.trim() ?? '')?.[1]);
  await Promise.all([saved(), vote.click()]);
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await expect(vote).toContainText(String(before + 1));
  await Promise.all([saved(), vote.click()]);
  await expect(vote).toHaveAttribute('aria-pressed', 'false');
  await expect(vote).toContainText(String(before));
});

test('a reader without JavaScript signs in, votes by the form and withdraws on the votes page', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page, newAddress('bo'));
  await page.goto(day);
  await page.getByRole('button', { name: button }).click();
  await page.goto('/votes');
  await expect(page.getByRole('link', { name: /Do logarithmic proximity/ })).toBeVisible();
  await page.getByRole('button', { name: /Withdraw/ }).click();
  await page.goto('/votes');
  await expect(page.getByRole('link', { name: /Do logarithmic proximity/ })).toHaveCount(0);
  await context.close();
});

test('signing out everywhere ends the session of another browser', async ({ browser }) => {
  const address = newAddress('cy');
  const [first, second] = await Promise.all([browser.newContext(), browser.newContext()]);
  const here = await first.newPage();
  const there = await second.newPage();
  for (const page of [here, there]) {
    await page.goto('/sign-in');
    await signIn(page, address);
    await page.goto('/account');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/account/i);
  }
  await here.getByRole('button', { name: /everywhere/i }).click();
  await expect(here.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await there.goto('/account');
  await expect(there).toHaveURL(/\/sign-in/);
});

test('a link that was opened by a mail scanner still works, and works once', async ({ page, request }) => {
  const address = newAddress('di');
  await page.goto('/sign-in');
  await page.getByLabel(/email/i).first().fill(address);
  await page.getByRole('button', { name: /link/i }).click();
  const link = linkIn(await waitForMail(address, /sign in/i), '/sign-in/link');
  for (const method of ['GET', 'HEAD', 'GET']) await request.fetch(link, { method });
  await page.goto(link);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/account$/);
  const again = await request.get(link);
  expect(await again.text()).toMatch(/used|too old/);
});

test('a vote that another site sends with the cookie of somebody signed in is refused', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page, newAddress('fay'));
  const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const answer = await page.request.put('/api/papers/2309.14322/vote', { headers });
  expect(answer.status()).toBe(403);
});
