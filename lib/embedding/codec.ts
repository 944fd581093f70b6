import { endianness } from 'node:os';
import type { LsaModel } from '@/lib/embedding/lsa/model';

const magic = 'LSA1';
const headLength = 20;
const isForeign = endianness() === 'BE';

/** Numbers as little-endian 32-bit floats, whatever the machine. */
export function encodeVector(values: Float32Array): Buffer<ArrayBuffer> {
  const copy = Buffer.alloc(values.byteLength);
  copy.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return isForeign ? swapped(copy) : copy;
}

/** The reverse. Copies first: bytes from the database may begin anywhere in a shared buffer. */
export function decodeVector(bytes: Uint8Array): Float32Array {
  const copy = Buffer.alloc(bytes.byteLength - (bytes.byteLength % 4));
  copy.set(bytes.subarray(0, copy.byteLength));
  if (isForeign) swapped(copy);
  return new Float32Array(copy.buffer, copy.byteOffset, copy.byteLength / 4);
}

/** A fitted model: head, terms one a line, their weights, their axes. */
export function encodeParams({ dim, papers, terms, idf, axes }: LsaModel): Buffer<ArrayBuffer> {
  const names = Buffer.from([...terms.keys()].join('\n'), 'utf8');
  const head = Buffer.alloc(headLength);
  head.write(magic, 'latin1');
  for (const [place, count] of [dim, papers, terms.size, names.byteLength].entries())
    head.writeUInt32LE(count, 4 + place * 4);
  return Buffer.concat([head, names, encodeVector(idf), encodeVector(axes)]);
}

/** Throws where the bytes are no model, or half of one. */
export function decodeParams(bytes: Uint8Array): LsaModel {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < headLength || buffer.toString('latin1', 0, 4) !== magic)
    throw new Error('These bytes are no fitted model');
  const [dim = 0, papers = 0, size = 0, length = 0] = [4, 8, 12, 16].map((at) => buffer.readUInt32LE(at));
  const [weightsAt, axesAt] = [headLength + length, headLength + length + size * 4];
  const names = size === 0 ? [] : buffer.toString('utf8', headLength, weightsAt).split('\n');
  if (names.length !== size || buffer.length !== axesAt + size * dim * 4)
    throw new Error('A fitted model is incomplete');
  return {
    dim,
    papers,
    terms: new Map(names.map((name, place) => [name, place])),
    idf: decodeVector(buffer.subarray(weightsAt, axesAt)),
    axes: decodeVector(buffer.subarray(axesAt)),
  };
}

function swapped(copy: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  copy.swap32();
  return copy;
}
