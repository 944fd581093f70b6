const shortestWithEnd = 16;

/** An address as it may be shown: its host, and the last letters where enough stays hidden. "hooks.slack.com/…x7Qa" */
export function masked(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname, search } = new URL(address);
  const rest = `${pathname}${search}`;
  return `${host}/…${rest.length >= shortestWithEnd ? rest.slice(-4) : ''}`;
}
