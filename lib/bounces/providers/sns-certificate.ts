import { X509Certificate } from 'node:crypto';
import { readLimited } from '@/lib/bounces/door';
import { AppError } from '@/lib/errors';

/** As much of fetch as is needed here. */
export type Fetch = (
  address: string,
  options: { redirect: 'error'; signal: AbortSignal },
) => Promise<Pick<Response, 'ok' | 'status' | 'headers' | 'body'>>;

const host = /^sns\.[a-z0-9-]{1,40}\.amazonaws\.com(\.cn)?$/;
const largest = 32_768;
const kept = new Map<string, X509Certificate>();

/** Whether an address is one of SNS itself: anybody may write any address into a message. */
export function isSnsAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  return protocol === 'https:' && host.test(hostname) && `${port}${username}${password}` === '';
}

/** The certificate at an address of SNS, asked for once. Throws AppError 'unauthorized' for any other address. */
export async function fetchCertificate(address: string, ask: Fetch): Promise<X509Certificate> {
  if (!isSnsAddress(address) || !new URL(address).pathname.endsWith('.pem'))
    throw new AppError('unauthorized', 'That is not a certificate of SNS.');
  const known = kept.get(address) ?? (await download(address, ask));
  if (!isCurrent(known)) throw new AppError('unauthorized', 'That certificate is out of date.');
  if (kept.size > 20) kept.clear();
  kept.set(address, known);
  return known;
}

async function download(address: string, ask: Fetch): Promise<X509Certificate> {
  try {
    const answer = await ask(address, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
    const pem = answer.ok ? await readLimited(answer, largest) : null;
    if (!pem) throw new Error(`answered ${answer.status}, or too much`);
    return new X509Certificate(pem);
  } catch (cause) {
    throw new AppError('unexpected', 'The certificate of SNS could not be read.', { cause });
  }
}

function isCurrent({ validFrom, validTo }: X509Certificate): boolean {
  return Date.parse(validFrom) <= Date.now() && Date.now() <= Date.parse(validTo);
}
