/** Name-value pairs as the environment of a program. NODE_ENV is for each program to choose. */
export function environmentOf(values: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const { NODE_ENV: _unused, ...rest } = values;
  return rest as NodeJS.ProcessEnv;
}

/** The little that Postgres's own programs need, in a fixed language and zone. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return environmentOf({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });
}
