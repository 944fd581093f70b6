/**
 * The worker's clock, in UTC. arXiv announces on the evenings of Sunday to Thursday in New York, that is between 0 and
 * 6 here, from Monday to Friday. No queue is named: the lock of a killed worker would stop its queue for four hours, and
 * every job may run twice at once.
 */
export const crontab = [
  '*/15 0-6 * * 1-5 ingest ?id=ingest-evening&max=1&jobKey=ingest',
  '7 * * * * ingest ?id=ingest-hourly&max=1&jobKey=ingest',
  '*/5 * * * * digest ?max=1&jobKey=digest',
  '* * * * * confirmations ?max=1&jobKey=confirmations',
  '40 4 * * * sweep ?max=3&jobKey=sweep',
].join('\n');
