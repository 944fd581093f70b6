const WORK =
  '(?:paper|article|manuscript|submission|preprint|work|letter|note|report|version|study|document|thesis|survey)s?';
const MANNER = '(?:\\w+ly |now |being |hereby )?';

const STATED = new RegExp(
  `\\b(?:this|the|our|my) (?:\\w+ )?${WORK} (?:and \\w+ )?(?:has|have|had|is|was|are|were) ${MANNER}(?:been )?${MANNER}withdrawn\\b`,
  'i',
);
const BY_WHOM =
  /\bwithdrawn (?:by|at the request of) (?:the |its |one of the )?(?:author|first author|submitter|arxiv|[A-Z][\w.]*)/i;
const BEEN = /\b(?:has|have) (?:now |since )?been (?:\w+ly )?withdrawn\b/i;
const WISH = new RegExp(
  `\\b(?:withdraw|withdrawing) (?:this|the|our|my) (?:\\w+ )?${WORK}\\b|\\brequest(?:ing)? (?:this|the|a) withdrawal\\b`,
  'i',
);
const LEADING = /^\W*(?:arxiv admin note:?\s*|note:?\s*)?withdrawn\b(?! from (?!arxiv|the arxiv))/i;

/** Another paper, an earlier version of this one, or something else that leaves circulation. */
const OTHER =
  /\b(?:previous|earlier|first|prior|older|other|original) (?:\w+ )?(?:version|paper|preprint|submission|article)s? (?:\S+ )?(?:has|have|had|is|was|were)\b|\b(?:which|that) (?:has|was|is|have|had)\b(?: been)?(?: \w+ly)? withdrawn|withdrawn (?:paper|article|version|from (?!(?:the )?arxiv|publication|consideration))|supersedes?\b/i;

/** Whether the comment or the abstract says that the paper is withdrawn, whatever arXiv's own flag says. */
export function saysWithdrawn(comment: string | null, abstract: string): boolean {
  const mentions = (text: string) => /withdr/i.test(text);
  return (
    (comment !== null && mentions(comment) && commentSays(oneLine(comment))) ||
    (mentions(abstract) && abstractSays(oneLine(abstract)))
  );
}

function commentSays(comment: string): boolean {
  return LEADING.test(comment) || sentences(comment).some(commentSentenceSays);
}

function commentSentenceSays(sentence: string): boolean {
  if (OTHER.test(sentence)) return false;
  return [STATED, BY_WHOM, BEEN, WISH, LEADING].some((pattern) => pattern.test(sentence));
}

/** An abstract may speak of withdrawing for many reasons, so it must name itself or be nothing else. */
function abstractSays(abstract: string): boolean {
  if (LEADING.test(abstract) && abstract.length < 300) return true;
  return sentences(abstract).some((sentence) => STATED.test(sentence) && !OTHER.test(sentence));
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?;])\s+(?=[A-Z])/);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
