/**
 * The worker's clock, in UTC. arXiv announces on the evenings of Sunday to Thursday in New York, that is between 0 and
 * 6 here, from Monday to Friday. The feeds follow at its midnight; OAI-PMH is complete at half past ten, so it is
 * compared soon after and once more in the morning, whichever the season. No queue is named: the lock of a killed worker
 * would stop its queue for four hours, and every job may run twice at once.
 */
export const crontab = [
  '*/15 0-10 * * 1-5 ingest ?id=ingest-evening&max=1&jobKey=ingest {"unsettled":true}',
  '7 * * * * ingest ?id=ingest-hourly&max=1&jobKey=ingest',
  '35 4 * * 1-5 reconcile ?id=reconcile-night&max=3&jobKey=reconcile',
  '5 10 * * 1-5 reconcile ?id=reconcile-morning&max=3&jobKey=reconcile',
  '* * * * * requested ?max=1&jobKey=requested',
  '*/5 * * * * learn ?max=1&jobKey=learn',
  '4,9,14,19,24,29,34,39,44,49,54,59 * * * * alerts ?max=1&jobKey=alerts',
  '*/5 * * * * digest ?max=1&jobKey=digest',
  '* * * * * confirmations ?max=1&jobKey=confirmations',
  '40 4 * * * sweep ?max=3&jobKey=sweep',
].join('\n');
