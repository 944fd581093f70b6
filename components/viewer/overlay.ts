import { noteVisit } from '@/components/viewer/visit';
import type { PaperMarks } from '@/lib/reading/schema';
import type { PaperOverlay } from '@/lib/votes/schema';

type Known = { handle: string; name: string; role: string };

/** What is known of a paper for the visitor; it may be only what the visitor has just done. */
export type Mark = Partial<PaperOverlay & PaperMarks>;

/** What belongs to the visitor: `viewer` is undefined until the site has answered, null for nobody. */
export type Overlay = { viewer: Known | null | undefined; papers: Readonly<Record<string, Mark>> };

/** What can be done with a paper, each at an address of its own, and the mark that says so. */
const doneBy = { vote: 'voted', save: 'saved', hide: 'hidden', read: 'read' } as const;
export type Act = keyof typeof doneBy;

const nothing: Overlay = { viewer: undefined, papers: {} };
const mostAtOnce = 100;

let overlay = nothing;
let timer: ReturnType<typeof setTimeout> | undefined;
let acts = 0;
const waiting = new Set<string>();
const listeners = new Set<() => void>();
const busy = new Map<string, Promise<unknown>>();
const confirmed = new Map<string, Mark>();
const lastActs = new Map<string, number>();

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function readOverlay(): Overlay {
  return overlay;
}

export function readNothing(): Overlay {
  return nothing;
}

/**
 * Asks for the visitor and these papers. What is asked while a page appears goes into one request: the header, which is
 * there first, waits a little for the papers.
 */
export function ask(paperIds: string[] = []): void {
  for (const id of paperIds) waiting.add(id);
  if (paperIds.length === 0 && timer !== undefined) return;
  clearTimeout(timer);
  timer = setTimeout(fetchWaiting, paperIds.length > 0 ? 20 : 200);
}

/**
 * Shows the act, or its opposite, at once and sends it. Answers null when it stands, or why it was put back. `shown` is
 * the count of votes on the page.
 */
export async function send(paperId: string, act: Act, on: boolean, shown = 0): Promise<string | null> {
  const before = overlay.papers[paperId] ?? {};
  const votes = act === 'vote' ? { upvotes: (before.upvotes ?? shown) + (on ? 1 : -1) } : {};
  mark(paperId, { ...before, ...votes, [doneBy[act]]: on });
  if (!busy.has(paperId)) confirmed.set(paperId, before);
  lastActs.set(paperId, ++acts);
  const turn = (busy.get(paperId) ?? Promise.resolve()).then(() => put(paperId, act, on));
  busy.set(paperId, turn);
  const answer = await turn;
  const failure = typeof answer === 'string' ? answer : null;
  if (typeof answer !== 'string') confirmed.set(paperId, { ...confirmed.get(paperId), ...answer });
  if (busy.get(paperId) !== turn) return failure;
  busy.delete(paperId);
  lastActs.set(paperId, ++acts);
  mark(paperId, confirmed.get(paperId) ?? before);
  return failure;
}

/** The way to the sign-in page and back to where the visitor is. */
export function signInAddress(anchor = location.hash): string {
  const here = location.pathname + location.search + anchor;
  return `/sign-in?returnTo=${encodeURIComponent(here)}`;
}

async function put(paperId: string, act: Act, on: boolean): Promise<Mark | string> {
  try {
    const address = `/api/papers/${encodeURIComponent(paperId)}/${act}`;
    const answer = await fetch(address, { method: on ? 'PUT' : 'DELETE' });
    if (answer.status === 401 && act !== 'read') location.assign(signInAddress(`#paper-${paperId}`));
    const said = await answer.json();
    return answer.ok ? said : (said.error ?? 'That failed. Try again.');
  } catch {
    return 'The site does not answer. Try again.';
  }
}

function fetchWaiting(): void {
  const ids = [...waiting];
  waiting.clear();
  timer = undefined;
  do fetchSome(ids.splice(0, mostAtOnce));
  while (ids.length > 0);
}

function fetchSome(ids: string[]): void {
  const asked = acts;
  fetch(`/api/viewer?papers=${ids.map(encodeURIComponent).join(',')}`)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
    .then(({ viewer, papers }: Overlay) => {
      const known = Object.entries(papers).map(([id, mark]) => [id, take(id, mark, asked)]);
      publish({ viewer, papers: { ...overlay.papers, ...Object.fromEntries(known) } });
      if (viewer) noteVisit(viewer.handle);
    })
    .catch(() => {});
}

/** An answer from before an act, or from while it is under way, may not know of it: then it only fills gaps. */
function take(paperId: string, answer: Mark, asked: number): Mark {
  if (busy.has(paperId)) confirmed.set(paperId, { ...answer, ...confirmed.get(paperId) });
  const acted = busy.has(paperId) || (lastActs.get(paperId) ?? 0) > asked;
  return acted ? { ...answer, ...overlay.papers[paperId] } : answer;
}

function mark(paperId: string, state: Mark): void {
  publish({ ...overlay, papers: { ...overlay.papers, [paperId]: state } });
}

function publish(next: Overlay): void {
  overlay = next;
  for (const listener of listeners) listener();
}
