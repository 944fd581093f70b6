type Known = { handle: string; name: string; role: string };
type Mark = { upvotes: number; voted: boolean; saved: boolean; read: boolean };

/** What belongs to the visitor: `viewer` is undefined until the site has answered, null for nobody. */
export type Overlay = { viewer: Known | null | undefined; papers: Readonly<Record<string, Mark>> };

const nothing: Overlay = { viewer: undefined, papers: {} };
const mostAtOnce = 100;

let overlay = nothing;
let timer: ReturnType<typeof setTimeout> | undefined;
const waiting = new Set<string>();
const listeners = new Set<() => void>();
const busy = new Map<string, Promise<unknown>>();
const confirmed = new Map<string, Mark>();

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

/** Shows the vote at once and sends it; true when it stands, false when it was put back. */
export async function sendVote(paperId: string, cast: boolean, shown: number): Promise<boolean> {
  const before = overlay.papers[paperId] ?? { upvotes: shown, voted: !cast, saved: false, read: false };
  mark(paperId, { ...before, voted: cast, upvotes: before.upvotes + (cast ? 1 : -1) });
  if (!busy.has(paperId)) confirmed.set(paperId, before);
  const turn = (busy.get(paperId) ?? Promise.resolve()).then(() => put(paperId, cast));
  busy.set(paperId, turn);
  const answer = await turn;
  if (answer) confirmed.set(paperId, { ...before, ...answer });
  if (busy.get(paperId) !== turn) return true;
  busy.delete(paperId);
  mark(paperId, confirmed.get(paperId) ?? before);
  return answer !== null;
}

/** The way to the sign-in page and back to where the visitor is. */
export function signInAddress(anchor = location.hash): string {
  const here = location.pathname + location.search + anchor;
  return `/sign-in?returnTo=${encodeURIComponent(here)}`;
}

async function put(paperId: string, cast: boolean): Promise<Pick<Mark, 'upvotes' | 'voted'> | null> {
  try {
    const address = `/api/papers/${encodeURIComponent(paperId)}/vote`;
    const answer = await fetch(address, { method: cast ? 'PUT' : 'DELETE' });
    if (answer.status === 401) location.assign(signInAddress(`#paper-${paperId}`));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
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
  fetch(`/api/viewer?papers=${ids.map(encodeURIComponent).join(',')}`)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
    .then(({ viewer, papers }: Overlay) => {
      const settled = Object.entries(papers).filter(([id]) => !busy.has(id));
      publish({ viewer, papers: { ...overlay.papers, ...Object.fromEntries(settled) } });
    })
    .catch(() => {});
}

function mark(paperId: string, state: Mark): void {
  publish({ ...overlay, papers: { ...overlay.papers, [paperId]: state } });
}

function publish(next: Overlay): void {
  overlay = next;
  for (const listener of listeners) listener();
}
