import type { CompatRow } from '@/lib/api-compat/row';
import { arxivUrl } from '@/lib/papers/arxiv-id';

/** A paper as a Markdown page: title, notice, authors, dates, links and abstract. */
export function toMarkdown(row: CompatRow, siteUrl: string): string {
  const facts = [
    `**Authors:** ${row.authors.map(escapeMarkdown).join(', ') || 'unknown'}`,
    `**Published:** ${row.publishedAt.toISOString().slice(0, 10)}`,
    row.entry && `**On the feed:** ${row.entry.feedDay.toISOString().slice(0, 10)}`,
    `**Upvotes:** ${row.upvotes}`,
    `**Page:** ${siteUrl}/papers/${row.id}`,
    `**arXiv:** ${arxivUrl(row.id, 'abs')}`,
    `**PDF:** ${arxivUrl(row.id, 'pdf')}`,
    row.codeUrl && `**Code:** ${row.codeUrl}`,
    row.projectUrl && `**Project:** ${row.projectUrl}`,
  ].filter((fact) => fact !== null && fact !== '');
  const withdrawn = row.saysWithdrawn || !row.hasFiles ? ['> This paper has been withdrawn.'] : [];
  return [
    `# ${escapeMarkdown(row.title)}`,
    ...withdrawn,
    '> Title and abstract only; the full text is at arXiv.',
    facts.map((fact) => `- ${fact}`).join('\n'),
    '## Abstract',
    escapeMarkdown(row.abstract),
    '',
  ].join('\n\n');
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
