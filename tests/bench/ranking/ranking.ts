import { printTable } from '../table';
import { chooseConstant, hours, sizes } from './choosing';
import { bestPlaceOfOlder, compare, differences, judge, written } from './compare';
import { interval } from './intervals';
import { mean, spearman } from './measures';
import { baselines, floorAndCeiling, hot, type Method } from './methods';
import { judgeRising } from './rising';
import { type Scene, scenesAt } from './scenes';
import { type Batch, hasSightings, readBatches } from './sightings';

/** The back-test of rankings on how the votes of a community's daily feed grew. */
export async function benchRanking(): Promise<void> {
  if (!hasSightings()) return console.log('ranking: skipped, ../shared/data/daily is not here');
  const batches = await readBatches();
  const cut = Math.floor(batches.length * 0.7);
  const [older, newer] = [batches.slice(0, cut), batches.slice(cut)];
  describe(batches, newer[0]?.day ?? '');
  const { constant, rows } = chooseConstant(older);
  printTable('Choosing B on the older 70 %: nDCG@10 for the votes of the next 24 hours', rows);
  console.log(`The best mean has B = ${constant}. From here on: the newer 30 %, which chose nothing.`);
  const ours = hot(constant);
  taskA(newer, ours);
  taskB(newer, ours);
  onMondays(newer, ours);
  bySize(newer, ours);
  rising(newer);
  verdict(newer, ours);
}

function describe(batches: Batch[], from: string): void {
  const papers = batches.flatMap((batch) => batch.papers);
  const none = papers.filter((paper) => paper.final === 0).length / papers.length;
  console.log(`${papers.length} papers of ${batches.length} days that were looked at to their end;`);
  console.log(`${(none * 100).toFixed(1)} % without a vote; the newer part begins on ${from}.`);
  console.log('Categories are not in these data: their share of the top is not measured.');
  const rows = [6, ...hours].map((hour) => {
    const scenes = scenesAt(batches, hour, 0);
    const all = scenes.flatMap((scene) => scene.papers.map(({ known }) => known));
    const votes = all.reduce((sum, known) => sum + known.votes, 0);
    const final = all.reduce((sum, known) => sum + known.final, 0);
    return {
      hour,
      days: scenes.length,
      'share of final votes': votes / final,
      'Spearman with final': mean(scenes.map((scene) => spearman(byVotes(scene)) ?? 0)),
      'shared of the top 10': mean(scenes.map(shareOfTop)),
    };
  });
  printTable('What is known at an hour of the day', rows);
}

/** Within one batch all ages are equal, so every formula of votes gives the order of raw votes, ties apart. */
function taskA(newer: Batch[], ours: Method): void {
  for (const hour of hours) {
    const scenes = scenesAt(newer, hour, 0);
    const methods = [ours, ...baselines, ...floorAndCeiling];
    printTable(
      `A, within a batch, hour ${hour}, ${scenes.length} batches: truth is the final votes`,
      compare(methods, scenes, 'final'),
    );
  }
}

function taskB(newer: Batch[], ours: Method): void {
  for (const hour of hours) {
    const scenes = scenesAt(newer, hour, 6);
    const methods = [ours, hot(ours.name === 'Hot, B = 4' ? 2 : 4), ...baselines, ...floorAndCeiling];
    const guessed = `${(mean(scenes.map((scene) => scene.guessed)) * 100).toFixed(0)} % of the gains extrapolated`;
    printTable(
      `B (i), front page of seven batches, hour ${hour}, ${scenes.length} batches: truth is the final votes`,
      compare(methods, scenes, 'final'),
    );
    printTable(
      `B (ii), the same: truth is the votes of the next 24 hours (${guessed})`,
      compare(methods, scenes, 'gained'),
    );
  }
}

function onMondays(newer: Batch[], ours: Method): void {
  const scenes = hours.flatMap((hour) => scenesAt(newer, hour, 6)).filter((scene) => scene.weekday === 1);
  const guessed = `${(mean(scenes.map((scene) => scene.guessed)) * 100).toFixed(0)} % extrapolated`;
  const rows = compare([ours, ...baselines], scenes, 'gained').map((row, place) => ({
    ...row,
    "Thursday's best place": bestPlaceOfOlder([ours, ...baselines][place] ?? ours, scenes).toFixed(1),
  }));
  printTable(`B (ii) on Mondays, both hours, ${scenes.length} scenes (${guessed})`, rows);
}

function bySize(newer: Batch[], ours: Method): void {
  const rows = baselines.map((method) => ({
    "Hot's lead over": method.name,
    ...Object.fromEntries(sizes.map((size) => [`${size * 100} % of votes`, lead(ours, method, newer, size)])),
  }));
  printTable('B (ii), both hours, in smaller communities: nDCG@10 of Hot less that of the other', rows);
}

function lead(ours: Method, other: Method, batches: Batch[], size: number): string {
  const scenes = hours.flatMap((hour) => scenesAt(batches, hour, 6, size));
  return written(interval(differences(judge(ours, scenes, 'gained'), judge(other, scenes, 'gained'))));
}

function rising(newer: Batch[]): void {
  const { weeks, rows } = judgeRising(newer);
  printTable(`Rising: Fridays at hour 48, ${weeks} weeks: truth is the votes of the next 24 hours`, rows);
}

function verdict(newer: Batch[], ours: Method): void {
  const raw = baselines.find(({ name }) => name === 'raw votes') ?? ours;
  const within = hours.flatMap((hour) => scenesAt(newer, hour, 0));
  const loss = interval(differences(judge(ours, within, 'final'), judge(raw, within, 'final')));
  console.log(`\nA: Hot less raw votes ${written(loss)} (passes above -0.010)`);
  const front = hours.flatMap((hour) => scenesAt(newer, hour, 6));
  const mondays = front.filter((scene) => scene.weekday === 1);
  for (const name of ['newest first', 'Hacker News', 'Reddit']) {
    const other = baselines.find((method) => method.name === name) ?? ours;
    const over = (scenes: Scene[]) =>
      written(interval(differences(judge(ours, scenes, 'gained'), judge(other, scenes, 'gained'))));
    console.log(`B (ii): Hot less ${name}: all ${over(front)}, Mondays ${over(mondays)} (passes above 0)`);
  }
}

function byVotes(scene: Scene) {
  return scene.papers.map(({ known }) => ({ score: known.votes, worth: known.final }));
}

function shareOfTop(scene: Scene): number {
  const top = (key: 'votes' | 'final') =>
    scene.papers
      .map(({ known }) => known)
      .toSorted((a, b) => b[key] - a[key])
      .slice(0, 10);
  const last = new Set(top('final').map(({ id }) => id));
  return top('votes').filter(({ id }) => last.has(id)).length / last.size;
}
