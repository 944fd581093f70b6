/** What the ingest page shows, as it stands in its address. */
export type Shown = {
  source?: string | undefined;
  outcome?: string | undefined;
  run?: string | undefined;
  p?: number | undefined;
  q?: number | undefined;
  day?: string | undefined;
};

/** The address that shows this part of the page; the first pages and what is not chosen stay out of it. */
export function ingestAddress(shown: Shown, part: 'runs' | 'quarantine' | 'day' | ''): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown))
    if (value !== undefined && value !== 1) query.set(name, String(value));
  const search = query.size > 0 ? `?${query}` : '';
  return `/admin/ingest${search}${part && `#${part}`}`;
}
