import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { PaperPage } from '@/components/papers/PaperPage';
import { env } from '@/lib/env';
import { arxivUrl, parseArxivId } from '@/lib/papers/arxiv-id';
import { cachedComments, cachedNeighbours, cachedPaper } from '@/lib/papers/queries';
import type { PaperDetail } from '@/lib/papers/schema';
import { readMovementCached } from '@/lib/ranking/movement-queries';
import { cachedSimilar } from '@/lib/similar/queries';

/** The page of the paper at this address; versions and other spellings lead to the bare id, unknown ids to 404. */
export async function Paper({ segments }: { segments: string[] }) {
  const id = requireBareId(segments);
  const paper = await cachedPaper(id);
  if (!paper) notFound();
  const [comments, neighbours, movement, similar] = await Promise.all([
    cachedComments(id),
    paper.feedDay ? cachedNeighbours(id, paper.feedDay) : null,
    readMovementCached(id, paper.feedDay),
    cachedSimilar(id),
  ]);
  return (
    <PaperPage
      paper={paper}
      comments={comments}
      neighbours={neighbours}
      movement={movement}
      similar={similar}
    />
  );
}

/** What search engines, reference managers and link previews read of the paper. */
export async function describePaper(segments: string[]): Promise<Metadata> {
  const id = idAt(segments)?.id;
  const paper = id ? await cachedPaper(id) : null;
  if (!paper) return { title: 'No such paper' };
  const description = shorten(paper.abstract);
  const path = `/papers/${paper.id}`;
  return {
    title: paper.title,
    description,
    alternates: { canonical: path, types: { 'text/markdown': `${path}.md` } },
    openGraph: {
      type: 'article',
      title: paper.title,
      description,
      url: path,
      siteName: env().SITE_NAME,
      publishedTime: paper.publishedAt,
      authors: paper.authors,
      images: [{ url: '/card.png', width: 1200, height: 630 }],
    },
    other: citationOf(paper),
  };
}

function requireBareId(segments: string[]): string {
  const address = idAt(segments);
  if (!address) notFound();
  if (segments.join('/') !== address.id) permanentRedirect(`/papers/${address.id}`);
  return address.id;
}

function idAt(segments: string[]) {
  return parseArxivId(segments.join('/').replace(/%2f/gi, '/').replace(/%3a/gi, ':'));
}

function citationOf(paper: PaperDetail): NonNullable<Metadata['other']> {
  const [doi] = paper.dois;
  return {
    citation_title: paper.title,
    citation_author: paper.authors,
    citation_date: paper.publishedAt.slice(0, 10).replaceAll('-', '/'),
    citation_online_date: paper.revisedAt.slice(0, 10).replaceAll('-', '/'),
    citation_arxiv_id: paper.id,
    citation_pdf_url: arxivUrl(paper.id, 'pdf'),
    ...(doi ? { citation_doi: doi } : {}),
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 200 ? line : `${line.slice(0, 200).replace(/\s\S*$/, '')} …`;
}
