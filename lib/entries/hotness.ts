/**
 * How many batches newer a paper must be to be worth a tenth of the votes: Hot = log10(1 + weight) + batch / 2.
 * One number for every place that computes Hot, chosen by the back-test in docs/ranking.md. Whoever changes it adds a
 * migration that computes Hot anew.
 */
export const batchesPerFactorOfTen = 2;
