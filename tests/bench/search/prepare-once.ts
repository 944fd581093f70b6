import { embedBacklog, fitModel } from '@/lib/embedding/commands';
import { recountCorpus } from '@/lib/search/corpus-commands';

/** Counts the words of the papers in DATABASE_URL and, if asked, fits the model of meaning, as the worker does at night. */
const seconds = async (work: () => Promise<unknown>) => {
  const begun = performance.now();
  await work();
  return ((performance.now() - begun) / 1000).toFixed(1);
};
console.error(`  words counted: ${await seconds(() => recountCorpus({ force: true }))} s`);
if (process.argv.includes('meaning')) {
  console.error(`  model of meaning fitted and filled: ${await seconds(() => fitModel({ force: true }))} s`);
  console.error(`  what waited for its vector: ${await seconds(() => embedBacklog())} s`);
}
process.exit(0);
