import { isEmbeddingDue } from '@/lib/embedding/commands';
import { findAlerts } from '@/lib/follows/finding-commands';
import { sendAlertPosts } from '@/lib/follows/posting-commands';
import { log } from '@/lib/log';
import { recountCorpus } from '@/lib/search/corpus-commands';
import { lastLines, runProgram } from './commands';

const embed = ['node', '--disable-warning=DEP0205', '--import', 'tsx', 'scripts/embed.ts'];
const budgetMs = 120_000;

/** Counts words and renews vectors. A fit needs a processor for a minute, which mail must not wait for: a process of its own. */
export async function learn(): Promise<void> {
  const { outcome, papers } = await recountCorpus();
  if (outcome === 'counted') log('info', 'corpus_counted', { papers });
  if (!(await isEmbeddingDue())) return;
  const { code, output } = await runProgram(embed, process.env as Record<string, string>);
  if (code !== 0) throw new Error(`The vectors could not be renewed: ${lastLines(output, 3)}`);
  log('info', 'embedded', { said: lastLines(output, 1) });
}

/** Finds what follows wait for, and posts it where they asked for that; the digest brings the rest. */
export async function alerts(): Promise<void> {
  const { papers, found } = await findAlerts({ budgetMs });
  const posted = await sendAlertPosts({ budgetMs });
  if (found > 0 || Object.values(posted).some((count) => count > 0))
    log('info', 'alerts', { papers, found, ...posted });
}
