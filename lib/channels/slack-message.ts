import { editionUrl, moreThan, paperUrl } from '@/lib/channels/edition-links';
import type { Envelope, Site } from '@/lib/channels/envelope';
import { cut, escaped } from '@/lib/channels/escaping';
import type { DigestContent, DigestPaper } from '@/lib/digest/schema';

const mostBlocks = 50;
const longestSection = 3000;
const longestHeader = 150;
/** Discord takes no longer message; Slack shows the text only in notifications, Mattermost and Discord show nothing else. */
const longestText = 2000;

/** What Slack shows as blocks; `text` tells the same in short to whoever knows no blocks. */
export function slackMessage(content: DigestContent, { test }: Pick<Envelope, 'test'>, site: Site) {
  const title = `${test ? 'Test: ' : ''}${site.name}, ${content.headline}`;
  const frame = 3;
  const papers = content.papers.slice(0, mostBlocks - frame);
  const rest = `<${editionUrl(site.url, content)}|${moreThan(papers.length, content)}>`;
  return {
    text: textOf(title, content, site),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(title, longestHeader), emoji: false } },
      note(escaped(content.standing)),
      ...papers.map((paper) => section(paragraph(paper, site.url))),
      note(rest),
    ],
  };
}

function paragraph(paper: DigestPaper, siteUrl: string): string {
  const lead = `*<${paperUrl(siteUrl, paper)}|${linked(cut(paper.title, 500))}>*`;
  const under = [cut(paper.byline, 400), paper.tally].filter(Boolean).join(' · ');
  return [lead, escaped(under), escaped(paper.opening)].filter(Boolean).join('\n');
}

/** Each paper whole or not at all, so that no address is cut. */
function textOf(title: string, content: DigestContent, site: Site): string {
  const end = `\n<${editionUrl(site.url, content)}>`;
  let text = `${plain(cut(title, 300))}\n${plain(content.standing)}`;
  for (const paper of content.papers) {
    const votes = paper.tally && ` (${paper.tally})`;
    const line = `\n${paper.place}. ${plain(cut(paper.title, 200))}${votes}\n<${paperUrl(site.url, paper)}>`;
    if (text.length + line.length + end.length > longestText) break;
    text += line;
  }
  return text + end;
}

function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text: whole(text, longestSection) } };
}

function note(text: string) {
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}

/** A link's words end at a bar or a line's end. */
function linked(text: string): string {
  return escaped(text.replace(/\s+/g, ' ')).replaceAll('|', '¦');
}

/** Mattermost and Discord ring a bell for "@all": a mark of no width keeps a title from it. */
function plain(text: string): string {
  return escaped(text.replace(/@(?=\w)/g, '@\u200b'));
}

/** Cuts a text that is escaped already, never within an escape. */
function whole(text: string, limit: number): string {
  return text.length <= limit
    ? text
    : `${text.slice(0, limit - 1).replace(/&[a-z]{0,4}$|[\uD800-\uDBFF]$/, '')}…`;
}
