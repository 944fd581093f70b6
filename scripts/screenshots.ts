import { mkdirSync, writeFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { chromiumOptions } from '../tests/support/chromium';
import { newAddress, signIn } from '../tests/support/stories';

/**
 * Makes the README's pictures from the running site: npm run screenshots [-- SITE MAILBOX].
 * The digest picture needs a digest in the mailbox: subscribe and confirm first. The page For you is a new account's, which stays.
 */
const [site = 'http://localhost:3000', mailbox = 'http://localhost:1080'] = process.argv.slice(2);
const folder = 'docs/images';

type Mail = { html: string; text: string; headers?: Record<string, unknown> };
type Picture = {
  name: string;
  address: string;
  width: number;
  height: number;
  scheme: 'light' | 'dark';
  /** What is to stand at the top. */
  from?: string;
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(chromiumOptions());
const day = await foundingDay();
const pictures: Picture[] = [
  { name: 'day-light', address: day, width: 1280, height: 1000, scheme: 'light' },
  { name: 'day-dark', address: day, width: 1280, height: 1000, scheme: 'dark' },
  { name: 'day-phone', address: day, width: 390, height: 844, scheme: 'light' },
  { name: 'paper', address: `${site}/papers/2309.14322`, width: 1280, height: 1000, scheme: 'light' },
];
for (const picture of [...pictures, ...atBothWidths()]) await take(browser, picture);
await takeForYou(browser);
const digest = await newestDigest();
if (digest) await takeMail(browser, digest);
else console.error(`No digest in the mailbox at ${mailbox}: the pictures of the mail were not made.`);
await browser.close();

/** What finds papers, on a desk by day and on a phone by night. */
function atBothWidths(): Picture[] {
  const places = [
    { name: 'search', address: `${site}/search?q=${encodeURIComponent('training large models cat:cs.LG')}` },
    { name: 'similar', address: `${site}/papers/2309.14322`, from: '#similar' },
    { name: 'trending', address: `${site}/papers/trending` },
  ];
  return places.flatMap((place) => [
    { ...place, name: `${place.name}-light`, width: 1280, height: 1000, scheme: 'light' as const },
    { ...place, name: `${place.name}-phone`, width: 390, height: 844, scheme: 'dark' as const },
  ]);
}

/** Signs somebody new in by the mailbox, names two interests, and takes their page. */
async function takeForYou(browser: Browser): Promise<void> {
  process.env.E2E_MAILBOX = mailbox;
  const context = await browser.newContext({ baseURL: site, viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  await page.goto('/sign-in?returnTo=%2Ffor-you');
  await signIn(page, newAddress('picture'));
  await page.getByRole('checkbox', { name: /^cs\.LG/ }).check();
  await page.getByLabel('Words').fill('attention');
  await page.getByRole('button', { name: 'Make my page' }).click();
  await page.goto('/for-you', { waitUntil: 'networkidle' });
  await page.screenshot({ path: `${folder}/for-you-light.png` });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${folder}/for-you-phone.png` });
  await context.close();
}

/** The mail at the widths of a desk and of a phone, by day and by night, and its text part as it is. */
async function takeMail(browser: Browser, { html, text }: Mail): Promise<void> {
  const address = `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
  for (const width of [600, 375])
    for (const scheme of ['light', 'dark'] as const)
      await take(browser, { name: `mail-${width}-${scheme}`, address, width, height: 1000, scheme });
  writeFileSync(`${folder}/mail.txt`, withoutTokens(text));
  console.log(`${folder}/mail.txt`);
}

/** The links of one reader are that reader's own. */
function withoutTokens(text: string): string {
  return text.replace(/(unsubscribe|preferences)\/[a-z2-7]{32}/g, '$1/…');
}

async function take(browser: Browser, picture: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: picture.width, height: picture.height },
    colorScheme: picture.scheme,
  });
  const page = await context.newPage();
  await page.goto(picture.address, { waitUntil: 'networkidle' });
  if (picture.from) await page.locator(picture.from).evaluate((title) => title.scrollIntoView());
  await page.screenshot({ path: `${folder}/${picture.name}.png` });
  await context.close();
  console.log(`${folder}/${picture.name}.png`);
}

/** The day with the founding papers where the demo catalogue is in; the newest day elsewhere. */
async function foundingDay(): Promise<string> {
  const answer = await fetch(`${site}/api/papers/2309.14322`);
  if (!answer.ok) return site;
  const paper = (await answer.json()) as { submittedOnDailyAt?: string };
  return paper.submittedOnDailyAt ? `${site}/papers/date/${paper.submittedOnDailyAt.slice(0, 10)}` : site;
}

async function newestDigest(): Promise<Mail | null> {
  const answer = await fetch(`${mailbox}/api/email`).catch(() => null);
  if (!answer?.ok) return null;
  const mails = (await answer.json()) as Mail[];
  return mails.findLast((mail) => mail.headers && 'feedback-id' in mail.headers) ?? null;
}
