const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign) : text;
}

/** A link that leaves the site; only http and https become one, anything else stays words. */
export function linkHtml(url: string, label: string): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return label;
  return `<a href="${escapeHtml(url)}" rel="nofollow noopener">${label}</a>`;
}
