import { editionUrl, moreThan, paperUrl } from '@/lib/channels/edition-links';
import type { Envelope, Site } from '@/lib/channels/envelope';
import { cut, escaped } from '@/lib/channels/escaping';
import type { DigestContent, DigestPaper } from '@/lib/digest/schema';

const longest = 4096;

/** One message with as many papers as fit whole, and a link to the rest. */
export function telegramMessage(
  chat: string,
  content: DigestContent,
  { test }: Pick<Envelope, 'test'>,
  site: Site,
) {
  return {
    chat_id: /^-?\d{1,15}$/.test(chat) ? Number(chat) : chat,
    text: textOf(content, test, site),
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  };
}

function textOf(content: DigestContent, test: boolean, site: Site): string {
  const title = escaped(`${test ? 'Test: ' : ''}${site.name}, ${content.headline}`);
  let text = `<b>${title}</b>\n${escaped(content.standing)}`;
  let shown = 0;
  for (const paper of content.papers) {
    const part = paragraph(paper, site.url);
    if (text.length + part.length + ending(content, shown + 1, site).length > longest) break;
    text += part;
    shown += 1;
  }
  return text + ending(content, shown, site);
}

function paragraph(paper: DigestPaper, siteUrl: string): string {
  const title = `<b>${paper.place}.</b> <a href="${attribute(paperUrl(siteUrl, paper))}">${escaped(cut(paper.title, 300))}</a>`;
  const under = [cut(paper.byline, 200), paper.tally].filter(Boolean).join(' · ');
  return `\n\n${title}${under && `\n<i>${escaped(under)}</i>`}`;
}

function ending(content: DigestContent, shown: number, site: Site): string {
  return `\n\n<a href="${attribute(editionUrl(site.url, content))}">${moreThan(shown, content)}</a>`;
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;');
}
