const table = {
  invalid: { status: 400, sentence: 'That request cannot be read. Check the values and try again.' },
  signed_out: { status: 401, sentence: 'Sign in first.' },
  unauthorized: { status: 401, sentence: 'The secret is missing or wrong.' },
  forbidden: { status: 403, sentence: 'You may not do that.' },
  not_found: { status: 404, sentence: 'There is nothing at this address.' },
  paper_not_found: { status: 404, sentence: 'This paper is not in the catalogue.' },
  invalid_date: { status: 400, sentence: 'That is not a date. Write it as 2026-10-29.' },
  future_date: { status: 400, sentence: 'That day has not come yet.' },
  link_spent: { status: 410, sentence: 'This link has been used or is too old. Ask for a new one.' },
  list_full: { status: 409, sentence: 'This list is full. Take something off it first.' },
  too_many: { status: 429, sentence: 'That was too often. Wait a while and try again.' },
  source_unavailable: {
    status: 503,
    sentence: 'arXiv does not answer at the moment. Try again in a few minutes.',
  },
  search_timeout: { status: 503, sentence: 'That search took too long. Try fewer or rarer words.' },
  unexpected: { status: 500, sentence: 'Something went wrong on our side. Nothing was changed.' },
} as const;

export type ErrorCode = keyof typeof table;

/** The one error that crosses layers: a code for programs, a sentence for people, details for the log only. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly sentence: string;

  constructor(code: ErrorCode, sentence?: string, options?: ErrorOptions) {
    super(`${code}: ${sentence ?? table[code].sentence}`, options);
    this.name = 'AppError';
    this.code = code;
    this.sentence = sentence ?? table[code].sentence;
  }

  get status(): number {
    return table[this.code].status;
  }
}
