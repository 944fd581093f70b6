/** How long one note is enough: well under the silence that ends a visit. */
const freshFor = 10 * 60_000;

/** Tells the site that this person is here, at most once in ten minutes from one tab. */
export function noteVisit(handle: string): void {
  const key = `visit-${handle}`;
  const now = Date.now();
  if (now - Number(sessionStorage.getItem(key)) < freshFor) return;
  sessionStorage.setItem(key, String(now));
  fetch('/api/visit', { method: 'PUT', keepalive: true }).catch(() => {});
}
