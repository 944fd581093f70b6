import type { MathSpan } from './spans';
import type { Writer } from './writer';

/** A text being written, with how to write a part of it: a command's argument may hold anything the text may. */
export type Prose = {
  source: string;
  spans: MathSpan[];
  links: boolean;
  paragraphs: boolean;
  depth: number;
  writeInside: WriteInside;
};

export type WriteInside = (
  prose: Prose,
  start: number,
  end: number,
  tags: readonly [string, string] | undefined,
  out: Writer,
) => void;
