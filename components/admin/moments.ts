const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago a moment was, roughly: "just now", "12 minutes ago", "3 days ago". */
export function writeAgo(moment: string, now: string): string {
  const passed = Date.parse(now) - Date.parse(moment);
  if (passed < minute) return 'just now';
  if (passed < hour) return `${count(passed / minute, 'minute')} ago`;
  return passed < 2 * day ? `${count(passed / hour, 'hour')} ago` : `${count(passed / day, 'day')} ago`;
}

/** How long something took: "0.4 s", "12 s", "3 min 05 s", "2 h 10 min". */
export function writeDuration(start: string, end: string): string {
  const taken = Math.max(0, Date.parse(end) - Date.parse(start));
  if (taken < 9_950) return `${(taken / 1_000).toFixed(1)} s`;
  const seconds = Math.round(taken / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${pad(seconds % 60)} s`;
  return `${Math.floor(seconds / 3_600)} h ${pad(Math.floor(seconds / 60) % 60)} min`;
}

/** A moment in the operator's zone: "Nov 22, 21:38". */
export function writeMoment(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(moment));
}

function count(amount: number, unit: string): string {
  const whole = Math.floor(amount);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

function pad(amount: number): string {
  return String(amount).padStart(2, '0');
}
