/**
 * How many batches newer a paper must be to be worth a tenth of the votes: Hot = log10(1 + weight) + batch / 4.
 * One number for every place that computes Hot.
 */
export const batchesPerFactorOfTen = 4;
