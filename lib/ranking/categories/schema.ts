import { archives } from '@/lib/ranking/categories/archives';

/** An archive (cs, hep-th) or one of its categories (cs.LG), with its name and those beside it. */
export type Category = {
  code: string;
  name: string;
  /** Null for an archive. */
  archive: { code: string; name: string } | null;
  /** The categories of the same archive. */
  beside: { code: string; name: string }[];
};

export type CategoryCount = { code: string; name: string; papers: number };

export type ArchiveCounts = CategoryCount & { parts: CategoryCount[] };

export const categoryViews = ['day', 'week', 'month', 'trending'] as const;

export type CategoryView = (typeof categoryViews)[number];

/** One page of a category's papers, and whether there is another. */
export type CategoryPeriod = 'day' | 'week' | 'month';

/** The category at an address; null for what arXiv does not have. Spelling counts: cs.LG, not cs.lg. */
export function findCategory(code: string): Category | null {
  const archive = archives.find((each) => each.code === code.split('.')[0]);
  if (!archive) return null;
  const beside = Object.entries(archive.parts).map(([part, name]) => ({
    code: `${archive.code}.${part}`,
    name,
  }));
  if (code === archive.code) return { code, name: archive.name, archive: null, beside };
  const found = beside.find((each) => each.code === code);
  return found ? { ...found, archive: { code: archive.code, name: archive.name }, beside } : null;
}

/** The code as arXiv writes it, whatever the letters' case; null for what arXiv does not have. */
export function spellCategory(text: string): string | null {
  const wanted = text.toLowerCase();
  for (const { code, parts } of archives) {
    if (code === wanted) return code;
    const part = Object.keys(parts).find((each) => `${code}.${each}`.toLowerCase() === wanted);
    if (part) return `${code}.${part}`;
  }
  return null;
}

/** Every archive and its categories with their counts; what is not counted has none. */
export function withCounts(counts: Map<string, number>): ArchiveCounts[] {
  return archives.map(({ code, name, parts }) => ({
    code,
    name,
    papers: counts.get(code) ?? 0,
    parts: Object.entries(parts).map(([part, title]) => ({
      code: `${code}.${part}`,
      name: title,
      papers: counts.get(`${code}.${part}`) ?? 0,
    })),
  }));
}

export function categoryPath(code: string, view: CategoryView = 'day', page = 1): string {
  const shown = view === 'day' ? '' : `/${view}`;
  return `/categories/${code}${shown}${page > 1 ? `/page/${page}` : ''}`;
}

export function parseView(text: string): CategoryView | null {
  return categoryViews.find((view) => view === text) ?? null;
}
