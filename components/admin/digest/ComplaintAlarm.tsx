type Props = { complaints: number; sent: number; high: boolean };

/** One sentence where too many readers call the mail spam; nothing otherwise. */
export function ComplaintAlarm({ complaints, sent, high }: Props) {
  if (!high) return null;
  return (
    <p role="alert" className="mt-6 border-accent border-l-2 pl-3 text-accent-ink">
      {complaints.toLocaleString('en-US')} readers reported a mail as spam in the last seven days, of{' '}
      {sent.toLocaleString('en-US')} sent: more than one in a thousand. Mail providers may stop taking mail
      from here.
    </p>
  );
}
