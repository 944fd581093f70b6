/**
 * The worker's clock, in UTC. arXiv announces on the evenings of Sunday to Thursday in New York, that is between 0 and
 * 6 here, from Monday to Friday. A job that is still going when its next turn comes is not started twice.
 */
export const crontab = [
  '*/15 0-6 * * 1-5 ingest ?id=ingest-evening&max=1&queue=ingest&jobKey=ingest',
  '7 * * * * ingest ?id=ingest-hourly&max=1&queue=ingest&jobKey=ingest',
  '*/5 * * * * digest ?max=1&queue=digest&jobKey=digest',
  '* * * * * confirmations ?max=1&queue=confirmations&jobKey=confirmations',
  '40 4 * * * sweep ?max=3&queue=sweep&jobKey=sweep',
].join('\n');
