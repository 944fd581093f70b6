type Delivery = {
  status: string;
  reason: string | null;
  bouncedAt: Date | null;
  complainedAt: Date | null;
};

/** What became of a delivery, as its reader would say it. */
export function wordsFor({ status, reason, bouncedAt, complainedAt }: Delivery): string {
  if (complainedAt) return 'sent, and reported as unwanted';
  if (bouncedAt) return 'sent, and returned by your mail server';
  return byReason[`${status} ${reason}`] ?? byStatus[status] ?? 'on its way';
}

const byStatus: Record<string, string> = {
  pending: 'on its way',
  claimed: 'on its way',
  sending: 'on its way',
  retry: 'waiting: your mail server asked for patience',
  sent: 'sent',
  failed: 'your mail server refused it',
  unknown: 'perhaps sent: the connection broke off, and it is not repeated',
  suppressed: 'not sent: your address is on the list of those not written to',
  cancelled: 'not sent',
  skipped_late: 'not sent: it would have come too late',
};

const byReason: Record<string, string> = {
  'failed needs_smtputf8': 'not sent: the mail server on the way takes no such address',
  'failed attempts': 'not sent: your mail server put it off too often',
  'failed composing': 'not sent: it could not be written, which was our fault',
  'cancelled unsubscribed': 'not sent: you had unsubscribed',
  'cancelled kind_changed': 'not sent: you had changed how often it comes',
  'cancelled paused': 'not sent: paused',
  'cancelled nothing_matched': 'not sent: nothing matched your choice',
  'cancelled aborted': 'not sent: the edition was withdrawn',
};
