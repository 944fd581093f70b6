import type { PaperDetail } from '@/lib/papers/schema';

type Props = { paper: Pick<PaperDetail, 'id' | 'codeUrl' | 'projectUrl' | 'dois' | 'withdrawn'> };

/** Where the paper itself, its code and its project are. */
export function PaperPageLinks({ paper }: Props) {
  return (
    <nav aria-label="Elsewhere" className="no-print mt-6 flex flex-wrap gap-2">
      <Elsewhere href={`https://arxiv.org/abs/${paper.id}`} label="arXiv" />
      <Elsewhere href={`https://arxiv.org/pdf/${paper.id}`} label="PDF" />
      <Elsewhere href={`https://arxiv.org/html/${paper.id}`} label="HTML" />
      {paper.codeUrl && <Elsewhere href={paper.codeUrl} label="Code" />}
      {paper.projectUrl && <Elsewhere href={paper.projectUrl} label="Project page" />}
      {paper.dois.map((doi) => (
        <Elsewhere key={doi} href={`https://doi.org/${encodeURI(doi)}`} label="DOI" title={doi} />
      ))}
    </nav>
  );
}

function Elsewhere({ href, label, title }: { href: string; label: string; title?: string }) {
  return (
    <a href={href} title={title} rel="noopener nofollow" className="button">
      {label}
    </a>
  );
}
