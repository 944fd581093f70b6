import { afterEach, expect, test, vi } from 'vitest';
import { authAdapter } from '@/lib/auth/adapter';
import { db } from '@/lib/db';

vi.mock('@/lib/env', async (original) => {
  const real = await original<typeof import('@/lib/env')>();
  return { ...real, env: () => ({ ...real.env(), ADMIN_EMAILS: ['Chief@Example.org'] }) };
});

const adapter = authAdapter();
const proven = { emailVerified: new Date('2026-11-01') };

afterEach(async () => {
  await db().user.deleteMany();
});

test('who proves an address of ADMIN_EMAILS becomes admin, at first or at a later sign-in', async () => {
  const { id } = await created({ email: 'chief@example.org', ...proven });
  expect(await roleOf(id)).toBe('admin');
  await db().user.update({ where: { id }, data: { role: 'reader' } });
  await adapter.updateUser?.({ id, ...proven });
  expect(await roleOf(id)).toBe('admin');
});

test('an address that only an outside provider states is neither kept nor made admin', async () => {
  const { id } = await created({ email: 'chief@example.org', emailVerified: null });
  expect(await roleOf(id)).toBe('reader');
  expect(await adapter.getUserByEmail?.('chief@example.org')).toBeNull();
});

test('an outside account leads back to the person it was linked to', async () => {
  const { id } = await created({ email: 'ada@example.org', ...proven });
  const account = { provider: 'github', providerAccountId: '42', type: 'oauth' as const };
  await adapter.linkAccount?.({ ...account, userId: id });
  expect(await adapter.getUserByAccount?.(account)).toMatchObject({ id });
  expect(await adapter.getUserByAccount?.({ ...account, providerAccountId: '43' })).toBeNull();
});

async function created(user: { email: string; emailVerified: Date | null }): Promise<{ id: string }> {
  const made = await adapter.createUser?.(user);
  if (!made) throw new Error('no user was made');
  return made;
}

async function roleOf(id: string): Promise<string> {
  return (await db().user.findUniqueOrThrow({ where: { id } })).role;
}
