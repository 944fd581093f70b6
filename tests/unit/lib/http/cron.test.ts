import { afterEach, describe, expect, test, vi } from 'vitest';

const secret = 'a-secret-of-the-operator';

afterEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
});

describe('a scheduler with the secret', () => {
  test('passes', async () => {
    expect(await outcome(secret, `Bearer ${secret}`)).toBe('passes');
  });
});

describe('everybody else is refused', () => {
  test.each([
    ['no header', secret, null],
    ['another secret', secret, 'Bearer another-secret-entirely'],
    ['a part of the secret', secret, `Bearer ${secret.slice(0, -1)}`],
    ['another scheme', secret, `Basic ${secret}`],
    ['the word undefined where no secret is set', '', 'Bearer undefined'],
    ['an empty secret where none is set', '', 'Bearer '],
  ])('%s', async (_who, configured, header) => {
    expect(await outcome(configured, header)).toBe('The secret is missing or wrong.');
  });
});

async function outcome(configured: string, authorization: string | null): Promise<string> {
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  vi.stubEnv('CRON_SECRET', configured);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { requireCronSecret } = await import('@/lib/http/cron');
  const headers = authorization === null ? {} : { authorization };
  try {
    requireCronSecret(new Request('http://localhost/api/cron/ingest', { headers }));
    return 'passes';
  } catch (error) {
    return (error as { sentence: string }).sentence;
  } finally {
    vi.restoreAllMocks();
  }
}
