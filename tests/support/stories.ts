import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { linkIn, type Mail, waitForDigest, waitForMail } from './mailbox';

/** The day with the founding papers: the latest October 29, in New York. */
export function foundingDay(now = new Date()): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(now);
  const year = Number(today.slice(0, 4));
  return today.slice(5) >= '10-29' ? `${year}-10-29` : `${year - 1}-10-29`;
}

/** An address nobody has used before. */
export function newAddress(name: string): string {
  return `${name}-${randomBytes(5).toString('hex')}@lab.example`;
}

/** Signs in by the link in the mail, from whatever page asked for it. */
export async function signIn(page: Page, address: string): Promise<void> {
  await page.getByLabel(/email/i).first().fill(address);
  await page.getByRole('button', { name: /link/i }).click();
  await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
  const mail = await waitForMail(address, /sign in/i);
  await page.goto(linkIn(mail, '/sign-in/link'));
  await page.getByRole('button', { name: /sign in/i }).click();
}

/** Asks for the digest from a network of one's own, confirms and waits for the first one. */
export async function becomeReader(page: Page, address: string): Promise<Mail> {
  const [one, two] = randomBytes(2);
  const asked = await page.request.post('/api/subscriptions', {
    data: { email: address, kind: 'daily' },
    headers: { 'x-forwarded-for': `10.${one}.${two}.1` },
  });
  expect(asked.status()).toBe(202);
  await page.goto(linkIn(await waitForMail(address, /confirm/i), '/confirm'));
  await page.getByRole('button', { name: /confirm/i }).click();
  return waitForDigest(address);
}
