/** Text as a vector of length 1, and the model whose axes it is measured on. */
export type QueryVector = { model: string; values: Float32Array };

/** A paper and its cosine to what was asked for, 1 at best. */
export type Neighbour = { id: string; score: number };

/** A query is read as typed; of a passage, a model reads the words as Postgres keeps them, or the text. */
export type TextKind = 'query' | 'passage';

/**
 * Turns texts into vectors of length 1, in the order given; all zero where it knows nothing of a text.
 * `reads` says what a passage must be: the text form of a tsvector, or title and abstract.
 */
export type Embedder = {
  readonly id: string;
  readonly dim: number;
  readonly reads: 'words' | 'text';
  /** Of a fitted model. */
  readonly weights?: TermWeights;
  embed(texts: string[], kind: TextKind): Promise<Float32Array[]>;
};

/** How many papers a model was fitted on, and ln(papers / papers with a lexeme); 0 for one it does not know. */
export type TermWeights = { papers: number; idf: (lexeme: string) => number };

/** Where the vectors of one model are found. */
export type VectorStore = {
  nearest(vector: Float32Array, k: number): Promise<Neighbour[]>;
  vectorsOf(ids: string[]): Promise<Map<string, Float32Array>>;
};

export type ModelKind = 'lsa' | 'http';

export type Model = { id: string; kind: ModelKind; dim: number };

/** What one call of the job did. `busy`: another process is at it. */
export type EmbedResult = {
  outcome: 'done' | 'busy' | 'stopped';
  /** The model that was fitted or begun and is now in use, if one was. */
  model: string | null;
  filled: number;
  renewed: number;
};

export type EmbedProgress = { step: 'read' | 'fit' | 'fill' | 'renew'; done: number; of: number };
