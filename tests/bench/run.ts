const benches: Record<string, () => Promise<void>> = {
  page: async () => (await import('./page')).benchPage(),
  weight: async () => (await import('./weight')).benchWeight(),
  vote: async () => (await import('./vote')).benchVote(),
  start: async () => (await import('./start')).benchStart(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `There is no bench named ${unknown.join(', ')}. Choose from: ${Object.keys(benches).join(', ')}.`,
  );
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(benches)) await benches[name]?.();
process.exit(0);

export {};
