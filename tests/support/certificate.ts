import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A key and a certificate that it signed itself, valid between two moments. */
export function selfSigned(from: Date, to: Date): { key: KeyObject; pem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1]));
  const validity = sequence(moment(from), moment(to));
  const body = sequence(version, serial, algorithm, name, validity, name, spki);
  const signature = createSign('sha256').update(body).sign(privateKey);
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return { key: privateKey, pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
}

function der(tag: number, content: Buffer): Buffer {
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function moment(at: Date): Buffer {
  return der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}

const sha256WithRsa = Buffer.from('06092a864886f70d01010b', 'hex');
const algorithm = sequence(sha256WithRsa, Buffer.from([0x05, 0x00]));
const commonName = Buffer.from('0603550403', 'hex');
const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('sns.amazonaws.com')))));
