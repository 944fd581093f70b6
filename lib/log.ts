type Level = 'info' | 'warn' | 'error';

/**
 * One line of JSON on stderr. Give ids and counts, never an address, a token or a secret.
 * An Error is logged with its stack and its causes.
 */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  const line = { at: new Date().toISOString(), level, event, ...readable(fields) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

function readable(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, explain(value)]));
}

function explain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (!(value instanceof Error)) return value;
  return value.cause ? { stack: value.stack, cause: explain(value.cause) } : { stack: value.stack };
}
