import type { RunScope, RunSource } from '@/lib/ingest/schema';

export const sourceNames: Record<RunSource, string> = {
  feed: 'Announcements',
  oai: 'OAI range',
  reconcile: 'Cross-check',
  api: 'API',
  file: 'File',
  demo: 'Demo catalogue',
};

const idsNamed = 3;

/** What a run was asked for, in words; an empty text where there is nothing to say beyond its source. */
export function describeScope({ since, until, category, ids, file, bytes }: RunScope): string {
  const parts = [writeRange(since, until), category, ids && writeIds(ids), file && writeFile(file, bytes)];
  return parts.filter(Boolean).join(', ');
}

function writeRange(since?: string, until?: string): string {
  if (since && until) return since === until ? since : `${since} to ${until}`;
  if (since) return `since ${since}`;
  return until ? `until ${until}` : '';
}

function writeIds(ids: string[]): string {
  const named = ids.slice(0, idsNamed).join(', ');
  return ids.length > idsNamed ? `${named} and ${ids.length - idsNamed} more` : named;
}

function writeFile(path: string, bytes?: number): string {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  return bytes === undefined ? name : `${name} (${writeBytes(bytes)})`;
}

function writeBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
