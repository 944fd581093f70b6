import { spawnSync } from 'node:child_process';

const benches: Record<string, () => Promise<void>> = {
  page: async () => (await import('./page')).benchPage(),
  weight: async () => (await import('./weight')).benchWeight(),
  vote: async () => (await import('./vote')).benchVote(),
  ingest: async () => (await import('./ingest/ingest')).benchIngest(),
  tex: async () => (await import('./tex')).benchTex(),
  scale: async () => (await import('./scale/scale')).benchScale(),
  ranking: async () => (await import('./ranking/ranking')).benchRanking(),
  'search-quality': async () => (await import('./search/quality')).benchSearchQuality(),
  'search-speed': async () => (await import('./search/speed')).benchSearchSpeed(),
  similar: async () => (await import('./similar')).benchSimilar(),
  addressing: async () => (await import('./digest/addressing')).benchAddressing(),
  sending: async () => (await import('./digest/sending')).benchSending(),
  start: async () => (await import('./start')).benchStart(),
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(benches);
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `There is no bench named ${unknown.join(', ')}. Choose from: ${Object.keys(benches).join(', ')}.`,
  );
  process.exit(2);
}
if (names.length === 1) await benches[names[0] ?? '']?.();
// Each in a process of its own, since a process keeps the settings that it read first.
else for (const name of names) spawnSync('tsx', ['tests/bench/run.ts', name], { stdio: 'inherit' });
process.exit(0);
