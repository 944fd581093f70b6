export type Said = { done: string | null; deliveries: number };

/** What the last button did. */
export function DigestNotice({ done, deliveries }: Said) {
  const words = done ? said[done] : undefined;
  if (!words) return null;
  return (
    <p role="status" className="mt-5 border-ink border-l-2 pl-3">
      {words(`${deliveries.toLocaleString('en-US')} ${deliveries === 1 ? 'delivery' : 'deliveries'}`)}
    </p>
  );
}

const said: Record<string, (deliveries: string) => string> = {
  hold: () => 'The edition is paused: no mail of it leaves until it is resumed.',
  resume: (deliveries) => `The edition goes on; ${deliveries} waited.`,
  abort: (deliveries) => `The edition is aborted; ${deliveries} cancelled.`,
  resend: (deliveries) => `${deliveries} will be sent again with the next run.`,
  gate: () => 'Mail may pass again.',
  sent: () => 'The mail server took the test.',
  retry: () => 'The mail server did not take the test for now.',
  failed: () => 'The mail server refused the test.',
  unknown: () => 'The connection ended during the test; it may have arrived.',
  silent: () => 'No mail may leave from here, so no test was sent.',
  no_papers: () => 'There are no papers to send.',
  too_many: () => 'Those were five tests within an hour. Try again later.',
  discarded: () => 'The report is discarded.',
  unverified: () => 'Your own address is not verified: sign in by mail once, then a test can go to it.',
};
