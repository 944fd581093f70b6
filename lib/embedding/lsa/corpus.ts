import { termWeight } from '@/lib/embedding/lsa/model';
import type { Sparse } from '@/lib/embedding/lsa/sparse';

/** Papers by terms, weighted by tf·idf, each row of length 1. */
export type WeightedCorpus = { matrix: Sparse; terms: Map<string, number>; idf: Float32Array };

const rareBelow = 2;
const rareBelowInLarge = 5;
const largeFrom = 30_000;

/** Gathers the words of papers one by one in flat memory, about 8 bytes a word of a paper. */
export class Corpus {
  private readonly terms = new Map<string, number>();
  private readonly papersWith = new Growing();
  private readonly starts = new Growing([0]);
  private readonly places = new Growing();
  private readonly counts = new Growing();

  get papers(): number {
    return this.starts.length - 1;
  }

  add(words: Map<string, number>): void {
    for (const [word, count] of words) {
      const term = this.placeOf(word);
      this.papersWith.values[term] = (this.papersWith.values[term] as number) + 1;
      this.places.push(term);
      this.counts.push(count);
    }
    this.starts.push(this.places.length);
  }

  /** Leaves out words of one paper (below five in a large corpus) and of more than half the papers. */
  weigh(): WeightedCorpus {
    const { kept, idf, terms } = this.choose();
    const starts = new Uint32Array(this.papers + 1);
    const places = new Uint32Array(this.places.length);
    const weights = new Float32Array(this.places.length);
    let size = 0;
    for (let paper = 0; paper < this.papers; paper += 1) {
      const first = size;
      for (let at = this.starts.at(paper); at < this.starts.at(paper + 1); at += 1) {
        const term = kept[this.places.at(at)] as number;
        if (term < 0) continue;
        places[size] = term;
        weights[size] = termWeight(this.counts.at(at), idf[term] as number);
        size += 1;
      }
      scaleToOne(weights, first, size);
      starts[paper + 1] = size;
    }
    const matrix = { rows: this.papers, columns: terms.size, starts, places, weights };
    return { matrix, terms, idf };
  }

  private choose(): { kept: Int32Array; idf: Float32Array; terms: Map<string, number> } {
    const least = this.papers >= largeFrom ? rareBelowInLarge : rareBelow;
    const kept = new Int32Array(this.terms.size).fill(-1);
    const terms = new Map<string, number>();
    const idf: number[] = [];
    for (const [word, term] of this.terms) {
      const papersWith = this.papersWith.at(term);
      if (papersWith < least || papersWith > this.papers / 2) continue;
      kept[term] = terms.size;
      terms.set(word, terms.size);
      idf.push(Math.log(this.papers / papersWith));
    }
    return { kept, idf: Float32Array.from(idf), terms };
  }

  private placeOf(word: string): number {
    const known = this.terms.get(word);
    if (known !== undefined) return known;
    this.papersWith.push(0);
    this.terms.set(word, this.terms.size);
    return this.terms.size - 1;
  }
}

class Growing {
  values = new Uint32Array(1024);
  length = 0;

  constructor(first: number[] = []) {
    for (const value of first) this.push(value);
  }

  at(place: number): number {
    return this.values[place] as number;
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
}

function scaleToOne(weights: Float32Array, from: number, to: number): void {
  let square = 0;
  for (let at = from; at < to; at += 1) square += (weights[at] as number) ** 2;
  if (square === 0) return;
  const scale = 1 / Math.sqrt(square);
  for (let at = from; at < to; at += 1) weights[at] = (weights[at] as number) * scale;
}
