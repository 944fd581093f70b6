import { parseArgs } from 'node:util';
import { currentFeedDay, parseDay } from '@/lib/dates';
import { explain } from '@/lib/ingest/reading';
import { isSource, readScope, type scopes } from '@/lib/ingest/scopes';

export const usage = `Usage: npm run ingest -- [WHAT] [--dry-run]
  (nothing)                                    what arXiv announces now
  --category C                                 what it announces now in this category
  --since DAY [--until DAY] [--category C]     what it changed on these days (UTC), old papers too, by OAI-PMH
  --reconcile [--since DAY] [--until DAY] [--category C]
                                               compares with OAI-PMH, by default four days, prints what differs, brings it in
  --id ID [--id ID …]                          these papers
  --file FILE                                  a file of records, one JSON object a line, plain or .gz
  --demo                                       the demo catalogue
  --bring-in                                   what a starting site needs
  --dry-run                                    says what would come in and writes nothing`;

/** What a command line asks for. */
export type Wanted =
  | { what: 'help' }
  | { what: 'bring-in' }
  | { what: keyof typeof scopes; scope: Record<string, unknown>; dryRun: boolean };

const options = {
  help: { type: 'boolean' },
  file: { type: 'string' },
  id: { type: 'string', multiple: true },
  demo: { type: 'boolean' },
  'bring-in': { type: 'boolean' },
  since: { type: 'string' },
  until: { type: 'string' },
  category: { type: 'string' },
  reconcile: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** Reads a command line; a sentence that says what to do where it cannot be followed. */
export function readArguments(words: string[]): Wanted | string {
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [stray] = positionals;
    if (stray) return `What is "${stray}"? A file is read by --file ${stray}, a paper by --id ${stray}.`;
    return toWanted(values);
  } catch (error) {
    return misread(error);
  }
}

/** Node says what is wrong with an option, but neither ends its sentence nor says what to do. */
function misread(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (!code.startsWith('ERR_PARSE_ARGS')) return explain(error);
  return `${(message.split('. ')[0] ?? '').replace(/\.$/, '')}. Correct or leave out this option.`;
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const alone = ['help', 'file', 'id', 'demo', 'bring-in'] as const;
const inRange = ['reconcile', 'since', 'until', 'category'] as const;

function toWanted(values: Values): Wanted | string {
  const chosen = alone.filter((name) => values[name] !== undefined);
  const others = inRange.filter((name) => values[name] !== undefined);
  if (chosen.length > 1) return `Ask for one thing at a time: --${chosen.join(' or --')}.`;
  const [only] = chosen;
  if (only && others.length > 0)
    return `--${only} does not go with --${others.join(' and --')}. Leave one out.`;
  const dryRun = values['dry-run'] ?? false;
  if (dryRun && (only === 'demo' || only === 'bring-in'))
    return `--${only} has no dry run. Leave out --dry-run.`;
  if (only === 'help') return { what: 'help' };
  if (only === 'bring-in') return { what: 'bring-in' };
  return checked({ ...sourceOf(values), dryRun });
}

function sourceOf({ file, id, demo, reconcile, since, until, category }: Values) {
  if (file !== undefined) return { what: 'file', scope: { file } };
  if (id !== undefined) return { what: 'api', scope: { ids: id } };
  if (demo) return { what: 'demo', scope: {} };
  const range = Object.entries({ since, until, category }).filter(([, value]) => value !== undefined);
  const isFeed = !reconcile && since === undefined && until === undefined;
  return { what: isFeed ? 'feed' : reconcile ? 'reconcile' : 'oai', scope: Object.fromEntries(range) };
}

function checked({ what, scope, dryRun }: { what: string; scope: Record<string, unknown>; dryRun: boolean }) {
  if (!isSource(what)) return usage;
  if (what === 'oai' && scope.since === undefined) return 'Name the first day too: --since DAY --until DAY.';
  readScope(what, scope);
  const since = parseDay(String(scope.since ?? '')) ?? '';
  if (since > currentFeedDay()) return `${since} has not come yet. Choose an earlier --since.`;
  return { what, scope, dryRun };
}
