import { randomBytes } from 'node:crypto';

type Newcomer = { objectId: string; handle: string; name: string };

/** A neutral handle and name for a new account: neither tells anything of the address. */
export function newcomer(): Newcomer {
  const mark = randomBytes(4).toString('hex');
  return {
    objectId: randomBytes(12).toString('hex'),
    handle: `reader-${mark}`,
    name: `Reader ${mark}`,
  };
}
