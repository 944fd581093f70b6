import { expect, test } from '@playwright/test';
import { linkIn, listMails, sourceOf, waitForDigest, waitForMail } from '../support/mailbox';
import { becomeReader, foundingDay, newAddress } from '../support/stories';

test('a reader subscribes, confirms, gets the newest edition at once, and leaves', async ({
  page,
  request,
}) => {
  const address = newAddress('reader');
  await page.goto(`/papers/date/${foundingDay()}`);
  await page.getByLabel(/email/i).first().fill(address);
  await page.getByRole('button', { name: 'Subscribe' }).first().click();
  await expect(page.getByText(/check your inbox/i).first()).toBeVisible();

  const confirmation = linkIn(await waitForMail(address, /confirm/i), '/confirm');
  await request.get(confirmation);
  expect(await listMails(address)).toHaveLength(1);
  await page.goto(confirmation);
  await page.getByRole('button', { name: /confirm/i }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const digest = await waitForDigest(address);
  expect(await sourceOf(digest)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  expect(digest.html).toContain('lang="en"');

  const leaving = linkIn(digest, '/unsubscribe');
  await page.goto(leaving);
  await page.getByRole('button', { name: /unsubscribe/i }).click();
  await expect(page.getByText(/unsubscribed|no more/i).first()).toBeVisible();
  expect(await listMails(address)).toHaveLength(2);
});

test('a mail program unsubscribes with one click', async ({ page, request }) => {
  const leaving = linkIn(await becomeReader(page, newAddress('one-click')), '/unsubscribe');
  const answer = await request.post(leaving, { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 });
  expect(answer.status()).toBe(200);
});

test('a scanner that opens the links of a digest ends nothing', async ({ page, request }) => {
  const digest = await becomeReader(page, newAddress('scanned'));
  const [leaving, choosing] = [linkIn(digest, '/unsubscribe'), linkIn(digest, '/preferences')];
  for (const link of [leaving, choosing])
    for (const answer of [await request.head(link), await request.get(link)]) {
      expect(answer.status()).toBe(200);
      expect(answer.headers()['referrer-policy']).toBe('no-referrer');
    }
  await page.goto(choosing);
  await expect(page.getByText(/^For s…@/)).toBeVisible();
  await request.post(leaving, { form: { 'List-Unsubscribe': 'One-Click' } });
  await page.goto(choosing);
  await expect(page.getByText(/has ended/)).toBeVisible();
});

test('a reader without JavaScript subscribes', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const address = newAddress('plain');
  await page.goto('/subscribe');
  await page.getByLabel(/email/i).first().fill(address);
  await page.getByRole('button', { name: 'Subscribe' }).first().click();
  await expect(page).toHaveURL(/\/subscribe\/sent$/);
  await waitForMail(address, /confirm/i);
  await context.close();
});

test('the answer does not tell whether an address is known', async ({ request }) => {
  const address = newAddress('twice');
  const ask = () => request.post('/api/subscriptions', { data: { email: address, kind: 'daily' } });
  const [first, second] = [await ask(), await ask()];
  expect([first.status(), await first.text()]).toEqual([second.status(), await second.text()]);
  const wrong = await request.post('/api/subscriptions', { data: { email: 'nobody', kind: 'daily' } });
  expect(wrong.status()).toBe(400);
});

test('whoever did not ask says so, and the link works no more', async ({ page, request }) => {
  const address = newAddress('victim');
  await request.post('/api/subscriptions', { data: { email: address, kind: 'daily' } });
  const confirmation = linkIn(await waitForMail(address, /confirm/i), '/confirm');
  await page.goto(confirmation);
  await page.getByRole('button', { name: 'This was not me' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you for saying so');
  await page.goto(confirmation);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
  await expect(page.getByRole('button', { name: 'Confirm' })).toHaveCount(0);
});

test('a reader leaves and takes it back', async ({ page }) => {
  const leaving = linkIn(await becomeReader(page, newAddress('undecided')), '/unsubscribe');
  await page.goto(leaving);
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are unsubscribed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The digest goes on');
  await page.goto(leaving);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stop the digest?');
});
