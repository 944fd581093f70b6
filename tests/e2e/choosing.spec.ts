import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { linkIn, waitForDigest, waitForMail } from '../support/mailbox';
import { becomeReader, newAddress, signIn } from '../support/stories';

test('a reader without JavaScript chooses, is told what is wrong, and loses nothing that was typed', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(linkIn(await becomeReader(page, newAddress('chooser')), '/preferences'));
  const address = page.url();
  await page.getByLabel('Once a week').check();
  await page.getByLabel('Day of a weekly digest').selectOption('Thursday');
  await page.getByLabel('Hour').selectOption('18:00');
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await page.getByLabel('Categories').fill('cs.LG, what is this!');
  await page.getByLabel('Keywords').fill('graph neural\ndiffusion');
  await page.getByRole('button', { name: 'Save' }).click();

  expect(page.url()).toBe(address);
  await expect(page.getByRole('alert')).toContainText('Nothing was changed yet');
  await expect(page.getByLabel('Categories')).toHaveValue('cs.LG, what is this!');
  await expect(page.getByLabel('Categories')).toHaveAccessibleDescription(/is no category/);
  await expect(page.getByLabel('Keywords')).toHaveValue('graph neural\ndiffusion');
  await expect(page.getByLabel('Once a week')).toBeChecked();

  await page.getByLabel('Categories').fill('cs.LG, stat.ml');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('Your choice is kept');
  await expect(page.getByText(/^Next: Thursday, .* about 18:00, Tokyo time/)).toBeVisible();
  await expect(page.getByLabel('Categories')).toHaveValue('cs.LG, stat.ML');
  await context.close();
});

test('the zone of the browser is offered, and taken by a click', async ({ browser, page }) => {
  const choosing = linkIn(await becomeReader(page, newAddress('traveller')), '/preferences');
  const context = await browser.newContext({ timezoneId: 'Asia/Kolkata' });
  const abroad = await context.newPage();
  await abroad.goto(choosing);
  await abroad.getByRole('button', { name: /Use the zone of this browser/ }).click();
  await expect(abroad.getByLabel('Time zone')).toHaveValue(/Asia\/(Kolkata|Calcutta)/);
  await abroad.getByRole('button', { name: 'Save' }).click();
  await expect(abroad.getByText(/^Next: .*(Kolkata|Calcutta) time/)).toBeVisible();
  await context.close();
});

test('a pause and its end, and what came so far', async ({ page }) => {
  await page.goto(linkIn(await becomeReader(page, newAddress('holiday')), '/preferences'));
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('sent');
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Pause until').fill(until);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Pause until')).toHaveValue(until);
  await page.getByLabel('Pause until').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('kept');
  await expect(page.getByLabel('Pause until')).toHaveValue('');
});

test('the digest moves to another inbox, which is asked first', async ({ page }) => {
  const [old, fresh] = [newAddress('old'), newAddress('fresh')];
  const choosing = linkIn(await becomeReader(page, old), '/preferences');
  await page.goto(choosing);
  await page.getByLabel('New email address').fill(fresh);
  await page.getByRole('button', { name: 'Ask the new address' }).click();
  await expect(page.getByRole('status')).toContainText('If that address can take our mail');
  expect(page.url()).not.toContain(fresh.split('@')[0]);
  await page.goto(linkIn(await waitForMail(fresh, /new address/i), '/confirm'));
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The digest has moved');
  await page.goto(choosing);
  await expect(page.getByText('This link no longer works')).toBeVisible();
});

test('somebody signed in subscribes by one click, chooses, downloads and erases', async ({ page }) => {
  const address = newAddress('member');
  await page.goto('/sign-in?returnTo=%2Faccount');
  await signIn(page, address);
  await page.getByRole('button', { name: 'Subscribe me' }).click();
  await expect(page.getByText('You are subscribed')).toBeVisible();
  const choosing = linkIn(await waitForDigest(address), '/preferences');
  await page.goto('/account');
  await page.getByLabel('At most so many papers').selectOption('5');
  await page.getByLabel('Categories').fill('what is this!');
  await page.getByRole('button', { name: 'Save' }).nth(1).click();
  await expect(page.getByLabel('Categories')).toHaveAccessibleDescription(/is no category/);
  await expectNoViolations(page);
  await expect(page.getByLabel('At most so many papers')).toHaveValue('5');
  await page.getByLabel('Categories').fill('');
  await page.getByRole('button', { name: 'Save' }).nth(1).click();
  await expect(page.getByText('Your choice is kept')).toBeVisible();
  await expectNoViolations(page);
  expect(await download(page)).toMatchObject({ profile: { email: address }, preferences: { papers: 5 } });

  await page.goto(choosing);
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await expect(page.getByRole('status')).toContainText('on its way to your inbox');
  const link = linkIn(await waitForMail(address, /keeps about you/i), '/your-data');
  await page.goto(link);
  await expectNoViolations(page);
  expect(await download(page)).toMatchObject({ deliveries: [{ status: 'sent' }] });
  await page.getByText('Erase it').click();
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('It is erased');
  await page.goto(link);
  await expect(page.getByText('This link no longer works')).toBeVisible();
  await page.goto(choosing);
  await expect(page.getByText('This link no longer works')).toBeVisible();
});

test('pages behind the links hold for a phone, in the dark, for keyboards, and in no search', async ({
  browser,
}) => {
  const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  const digest = await becomeReader(page, newAddress('pocket'));
  for (const link of [linkIn(digest, '/preferences'), linkIn(digest, '/unsubscribe')]) {
    const answer = await page.goto(link);
    expect(answer?.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectNoViolations(page);
  }
  await context.close();
});

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

async function download(page: Page): Promise<unknown> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download what is kept' }).click(),
  ]);
  return JSON.parse(await readFile(await file.path(), 'utf8'));
}
