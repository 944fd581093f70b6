import { describe, expect, it } from 'vitest';
import { saysWithdrawn } from '@/lib/papers/withdrawal';

describe('a paper says that it is withdrawn', () => {
  it.each([
    'Withdrawn',
    'This paper has been withdrawn',
    'This paper was submitted by mistake and has now\n  been withdrawn',
    'The paper is withdrawn due to the scraping errors in the dataset',
    'arXiv admin note: This paper has been withdrawn by arXiv due to\n  disputed authorship',
    'We would like to withdraw this submission due to ongoing review',
    'I am requesting this withdrawal because I believe the current version has faults',
    'We are withdrawing this submission as the experiment is incomplete',
    'Withdrawn due to figures without appropriate permissions',
    '9 pages. Withdrawn by the author: an error in Lemma 2',
  ])('in the comment: %s', (comment) => {
    expect(saysWithdrawn(comment, 'We study graphs.')).toBe(true);
  });

  it.each([
    'This paper has been withdrawn by the author(s), due to the requirement of the journal.',
    'This paper has been withdrawn by the author since $U$ in Lemma 2 is in general not a subspace.',
    'Withdrawn.',
  ])('in the abstract: %s', (abstract) => {
    expect(saysWithdrawn(null, abstract)).toBe(true);
  });
});

describe('a paper only speaks of withdrawing', () => {
  it.each([
    [null, 'Users can deposit and withdraw money with the help of agents.'],
    [null, 'Utilizing papers withdrawn from arXiv, we validated our methods.'],
    [null, 'In 1933 the paper notes were withdrawn from circulation, and prices fell.'],
    [null, 'Affected descendants are withdrawn before repair.'],
    ['Supersedes arXiv:1501.00001, which has been withdrawn', 'We study graphs.'],
    ['A previous version has been withdrawn; this one is new', 'We study graphs.'],
    ['45 pages, code for KEEP/WITHDRAW probes', 'We study graphs.'],
    ['', ''],
  ])('%s | %s', (comment, abstract) => {
    expect(saysWithdrawn(comment, abstract)).toBe(false);
  });
});
