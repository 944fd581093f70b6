import { createHmac, randomBytes } from 'node:crypto';

/** The value of X-Broadsheet-Signature: HMAC-SHA256 over the moment (seconds since 1970), a dot and the body, in hex. */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

export function newSigningSecret(): string {
  return randomBytes(32).toString('hex');
}
