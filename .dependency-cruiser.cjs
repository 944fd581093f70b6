// Who may import whom: ARCHITECTURE.md. tests/unit/boundaries.test.ts sees that this can fail.
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const ours = '^(app|components|lib|emails|scripts|tests|proxy\\.ts)';

// A concept and those below it, besides the ground floor.
const below = {
  papers: [],
  entries: ['papers'],
  ranking: ['papers', 'entries'],
  votes: ['papers', 'entries', 'ranking'],
  embedding: ['papers'],
  search: ['papers', 'embedding'],
  similar: ['papers', 'embedding', 'search'],
  authors: ['papers', 'search'],
  reading: ['papers'],
  follows: ['papers', 'search', 'authors', 'embedding', 'mail'],
  'for-you': [
    'papers',
    'entries',
    'ranking',
    'votes',
    'embedding',
    'search',
    'similar',
    'authors',
    'reading',
    'follows',
  ],
  ingest: ['papers', 'entries'],
  subscribers: ['mail'],
  mail: [],
  digest: ['papers', 'entries', 'ranking', 'votes', 'follows', 'subscribers', 'mail'],
  bounces: ['mail', 'subscribers'],
  channels: ['papers', 'digest', 'mail', 'subscribers'],
};

const concepts = Object.entries(below).map(([concept, allowed]) =>
  forbid(
    `concept-${concept}`,
    { path: `^lib/${concept}/` },
    { path: '^lib/[^/]+/', pathNot: `^lib/(db|http|auth|runs|${[concept, ...allowed].join('|')})/` },
    'A concept imports the ground floor and the concepts below it.',
  ),
);

module.exports = {
  forbidden: [
    forbid('no-cycle', {}, { circular: true }, 'No cycles.'),
    forbid('nothing-missing', { path: ours }, { couldNotResolve: true }, 'An import that leads nowhere.'),
    forbid('product-without-tests', { path: '^(app|components|lib|emails)/' }, { path: '^(tests|scripts)/' }),
    forbid(
      'components-know-only-shapes',
      { path: '^components/' },
      { path: '^(app|emails|lib)/', pathNot: '^lib/([^/]+/schema\\.ts|dates\\.ts|[^/]+/[^/]+/schema\\.ts)$' },
      'Components take props; server actions arrive as props.',
    ),
    forbid(
      'emails-see-schemas',
      { path: '^emails/' },
      { path: '^(app|components|lib)/', pathNot: '^lib/([^/]+/schema|dates)\\.ts$' },
    ),
    forbid('emails-without-next', { path: '^emails/' }, { path: 'node_modules/next' }),
    forbid(
      'mails-are-written-by-three',
      { path: '^(app|components|lib)/', pathNot: '^lib/(mail|digest|subscribers)/' },
      { path: '^emails/' },
    ),
    forbid('lib-below-pages', { path: '^lib/' }, { path: '^(app|components)/' }),
    forbid(
      'app-without-database',
      { path: '^app/' },
      { path: '^lib/db(/|\\.ts$)' },
      'Pages ask queries and commands.',
    ),
    forbid(
      'app-uses-doors',
      { path: '^app/' },
      {
        path: '^(lib|emails)/',
        pathNot:
          '/schema\\.ts$|queries\\.ts$|commands\\.ts$|^lib/(http|auth|api-compat)/|^lib/(arxiv-calendar|cache-tags|dates|env|errors|log)\\.ts$|^lib/mail/sign-in\\.ts$|^lib/bounces/door\\.ts$|^lib/papers/arxiv-id\\.ts$|/touched-tags\\.ts$',
      },
      'A page or route asks queries and commands; it does not reach into a concept.',
    ),
    forbid(
      'headers-in-one-place',
      { pathNot: '^lib/auth/viewer\\.ts$' },
      { path: 'node_modules/next/headers' },
    ),
    ...concepts,
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules|^lib/db/client' },
    exclude: { path: '^\\.next|\\.css$' },
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: './.dependency-cruiser-alias.cjs' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
