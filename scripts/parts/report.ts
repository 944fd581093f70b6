import { readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number };

type Report = {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected: number; flaky: number; unexpected: number };
};

/** The counts in a report of Vitest or Playwright; nothing where there is no report. */
export function countReport(path: string): Counts {
  try {
    return countsOf(JSON.parse(readFileSync(path, 'utf8')) as Report);
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function countsOf(report: Report): Counts {
  const { stats } = report;
  if (stats) return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 };
}
