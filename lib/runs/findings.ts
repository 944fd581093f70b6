import { startOfFeedDay } from '@/lib/dates';
import type { AnnouncementHealth, Finding, JobHealth, Sending, ServerGate } from '@/lib/runs/health-shapes';

type Seen = {
  ingest: JobHealth;
  digest: JobHealth;
  announcements: AnnouncementHealth;
  sending: Sending;
  gate: ServerGate;
};

/** What is wrong, since when, and what to do about it. Tells nothing that a stranger may not read. */
export function findingsOf({ ingest, digest, announcements, sending, gate }: Seen): {
  problems: Finding[];
  warnings: Finding[];
} {
  const problems = [
    ingest.stale && jobFinding('ingest', ingest),
    digest.stale && jobFinding('digest', digest),
    announcements.stale && announcementFinding(announcements),
    sending === 'copied' && silence.copied,
  ];
  const warnings = [sending === 'off' && silence.off, gate.long && gateFinding(gate)];
  return { problems: problems.filter(isFinding), warnings: warnings.filter(isFinding) };
}

function jobFinding(job: 'ingest' | 'digest', { lastSuccess }: JobHealth): Finding {
  return {
    what: job,
    since: lastSuccess,
    sentence: lastSuccess
      ? `No run of ${job} has succeeded in 26 hours.`
      : `No run of ${job} has ever succeeded here.`,
    toDo: `See that the worker runs, or that your scheduler calls /api/cron/${job} with the secret; the log and the operator's pages say why runs failed.`,
  };
}

function announcementFinding({ newestDay, missedDays }: AnnouncementHealth): Finding {
  const count = missedDays.length;
  return {
    what: 'announcements',
    since: missedDays[0] ? startOfFeedDay(missedDays[0]).toISOString() : null,
    sentence: `arXiv has brought nothing on ${count} working days; ${newestDay ? `the newest day is ${newestDay}` : 'nothing ever came'}.`,
    toDo: 'Look at /admin/ingest for what the feeds answered, and bring the days in by an OAI range once arXiv has announced them.',
  };
}

function gateFinding({ closedSince }: ServerGate): Finding {
  return {
    what: 'mail_server',
    since: closedSince?.toISOString() ?? null,
    sentence:
      'The mail server has taken nothing for over an hour; what is due waits and is tried again by itself.',
    toDo: 'See /admin/digest for its last answer, and check SMTP_URL and the account with the mail server.',
  };
}

const silence: Record<Sending, Finding | null> = {
  on: null,
  off: {
    what: 'sending',
    since: null,
    sentence: 'MAIL_SENDING is off: no digest leaves, neither by mail nor to channels.',
    toDo: 'Set MAIL_SENDING=on and start again when mail should leave.',
  },
  copied: {
    what: 'sending',
    since: null,
    sentence: 'This database first sent under another address, so nothing leaves from here.',
    toDo: 'If this is the place that should send: npm run digest -- --allow-sending-here',
  },
};

function isFinding(finding: Finding | null | false): finding is Finding {
  return Boolean(finding);
}
