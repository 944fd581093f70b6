import { type DigestProps, moreAlerts, thanksToArxiv } from '@/emails/digest-props';
import type { DigestAlert, DigestPaper } from '@/lib/digest/schema';

const width = 68;
const rule = '-'.repeat(width);

/** The mail for readers of plain text, set by hand: one link a line, a rule between papers. */
export function digestText(props: DigestProps): string {
  const chosen = props.papers.filter((paper) => paper.chosen);
  const announced = props.papers.filter((paper) => !paper.chosen);
  const items = [...chosen, ...announced].map((paper, place) => item(paper, place + 1, props.siteUrl));
  if (chosen.length > 0 && announced.length > 0)
    items[chosen.length] = `ALSO ANNOUNCED, NO VOTES YET\n\n${items[chosen.length]}`;
  const papers = items.join(`\n\n${rule}\n\n`);
  return `${[masthead(props), papers, alerts(props), imprint(props)].filter(Boolean).join(`\n\n${rule}\n\n`)}\n`;
}

function masthead({ siteName, headline, standing, webUrl }: DigestProps): string {
  return [siteName.toUpperCase(), '', headline, wrap(`${standing}.`), '', `On the web: ${webUrl}`].join('\n');
}

function item(paper: DigestPaper, place: number, siteUrl: string): string {
  const facts = [paper.tally, paper.categories.slice(0, 3).join(', ')].filter(Boolean).join('; ');
  const number = `${place}. `;
  return [
    wrap(number + paper.title, ' '.repeat(number.length)),
    indent(wrap(paper.byline)),
    ...(paper.opening ? ['', indent(wrap(paper.opening))] : []),
    '',
    indent(facts + (paper.abstractBy === 'editors' ? '; summary by the editors' : '')),
    ...(paper.because ? [indent(wrap(paper.because))] : []),
    indent(`${siteUrl}/papers/${paper.id}`),
  ].join('\n');
}

function alerts({ alerts: told, siteUrl }: DigestProps): string {
  if (!told) return '';
  const items = told.papers.map((paper) => alert(paper, siteUrl));
  return ['YOUR ALERTS', ...items, `${moreAlerts(told)}:\n${siteUrl}/follows`].join('\n\n');
}

function alert({ id, title, byline, because }: DigestAlert, siteUrl: string): string {
  const lines = [wrap(title), wrap(byline), wrap(because), `${siteUrl}/papers/${id}`];
  return lines.filter(Boolean).map(indent).join('\n');
}

function imprint(props: DigestProps): string {
  const { siteName, kind, contact, postalAddress, siteUrl } = props;
  return [
    wrap(
      `You receive this ${kind} digest of ${siteName} because you subscribed to it${props.filtered ? ', with a choice of your own' : ''}.`,
    ),
    wrap('It holds personal links. To pass it on, share the web edition.'),
    '',
    'Unsubscribe:',
    props.unsubscribeUrl,
    'Change what comes, and when:',
    props.preferencesUrl,
    'All editions:',
    `${siteUrl}/digest`,
    '',
    ...[siteName, postalAddress, contact].filter((line): line is string => Boolean(line)),
    thanksToArxiv,
  ].join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line ? `   ${line}` : line))
    .join('\n');
}

/** Breaks at blanks so that no line is longer than the page, except a word that is. */
function wrap(text: string, hanging = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && longer.length > width - 3) {
      lines.push(line);
      line = hanging + word;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}
