import { z } from 'zod';

const optional = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const port = z.coerce.number().int().min(1).max(65535);
const timeZone = z.string().refine(isTimeZone, 'must be a zone name such as Europe/Berlin');
const secret = z.preprocess((value) => (value === '' ? undefined : value), z.string().min(16).optional());

const shape = z.object({
  SITE_URL: url,
  PORT: port.default(3000),
  SITE_NAME: z.string().min(1).max(60).default('Daily Papers'),
  SITE_BYLINE: z.string().min(1).max(120).default('by the research community'),
  SITE_TIME_ZONE: timeZone.default('America/New_York'),
  CONTACT_EMAIL: z.preprocess((value) => (value === '' ? undefined : value), z.email().optional()),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
  EMBEDDED_DATABASE: optional,
  SMTP_URL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.url({ protocol: /^smtps?$/ }).optional(),
  ),
  MAIL_FROM: z.string().min(3).default('digest@localhost'),
  MAIL_POSTAL_ADDRESS: optional,
  MAILBOX_PORT: port.default(1080),
  MAIL_SENDING: z.enum(['on', 'off']).default('on'),
  MAIL_MAX_LATENESS_HOURS: z.coerce.number().int().min(1).max(72).default(12),
  MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(20).default(5),
  MAIL_PER_DOMAIN_MINUTE: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().int().min(1).optional(),
  ),
  MAIL_WARM_UP: z.enum(['on', 'off']).default('off'),
  MAIL_BOUNCE_DOMAIN: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as bounce.example.org')
      .optional(),
  ),
  MAIL_INBOUND_SECRET: secret,
  EMBEDDINGS: z.enum(['lsa', 'http', 'none']).default('lsa'),
  EMBEDDING_STORE: z.enum(['auto', 'memory', 'pgvector']).default('auto'),
  EMBEDDING_URL: z.preprocess((value) => (value === '' ? undefined : value), url.optional()),
  EMBEDDING_MODEL: optional,
  EMBEDDING_KEY: optional,
  PING_URL: z.preprocess((value) => (value === '' ? undefined : value), url.optional()),
  DKIM_DOMAIN: optional,
  DKIM_SELECTOR: optional,
  DKIM_PRIVATE_KEY: optional,
  CRON_SECRET: secret,
  AUTH_SECRET: secret,
  ARXIV_CATEGORIES: list.default(['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML']),
  ARXIV_API_URL: url.default('https://export.arxiv.org/api/query'),
  ARXIV_OAI_URL: url.default('https://oaipmh.arxiv.org/oai'),
  ARXIV_RSS_URL: url.default('https://rss.arxiv.org'),
  FEED: z.enum(['announced', 'curated']).default('announced'),
  DEMO: z.enum(['on', 'off', 'auto']).default('auto'),
  ADMIN_EMAILS: list.default([]),
  GITHUB_ID: optional,
  GITHUB_SECRET: optional,
  GOOGLE_ID: optional,
  GOOGLE_SECRET: optional,
});

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(shape.shape);

const settings = z.preprocess(withSiteUrl, shape).superRefine((value, context) => {
  if (value.EMBEDDINGS === 'http')
    for (const name of ['EMBEDDING_URL', 'EMBEDDING_MODEL'] as const)
      if (!value[name])
        context.addIssue({ code: 'custom', path: [name], message: 'is required when EMBEDDINGS is http' });
  if (isLocal(value.SITE_URL)) return;
  for (const name of ['CONTACT_EMAIL', 'CRON_SECRET', 'AUTH_SECRET'] as const) {
    if (!value[name])
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'is required when SITE_URL is not localhost',
      });
  }
});

export type Settings = z.infer<typeof settings>;

/**
 * Reads the settings from name-value pairs such as process.env.
 * Throws an Error whose message lists every wrong setting, one a line.
 */
export function parseSettings(values: Record<string, string | undefined>): Settings {
  const parsed = settings.safeParse(values);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`These settings are wrong:\n${lines.join('\n')}`);
}

export function isLocal(siteUrl: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(siteUrl).hostname);
}

/** Without a SITE_URL the site is at its port on this machine. */
function withSiteUrl(given: unknown): unknown {
  const values = given as Record<string, string | undefined>;
  return { ...values, SITE_URL: values.SITE_URL || `http://localhost:${values.PORT || 3000}` };
}

let parsed: Settings | undefined;

/** The settings of this process, parsed at first use. */
export function env(): Settings {
  parsed ??= parseSettings(process.env);
  return parsed;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.includes('/') || name === 'UTC';
  } catch {
    return false;
  }
}
