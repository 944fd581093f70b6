import pg from 'pg';

export type Statement = { text: string; values: unknown[] };

type Asked = { text?: string; values?: unknown[] };

/** The reading statements that some work sends to Postgres, with their values, as they leave this process. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const { text = '', values = [] } = given[0] as Asked;
    if (/^\s*(\/\*.*?\*\/\s*)?(select|with)/i.test(text)) seen.push({ text, values });
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return seen;
}

/** The plans of every statement that some work sends, where these ways are to be avoided. */
export async function explainAll(
  work: () => Promise<unknown>,
  avoided: ('seqscan' | 'bitmapscan' | 'sort')[],
): Promise<string[]> {
  const statements = await statementsOf(work);
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  for (const way of avoided) await client.query(`set enable_${way} = off`);
  const plans: string[] = [];
  for (const { text, values } of statements) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await client.end();
  return plans;
}
