import { readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number };

type Report = {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected: number; flaky: number; unexpected: number };
};

/** The counts in a report of Vitest or Playwright. A report that is missing or counts nothing is a failure. */
export function countReport(path: string): Counts {
  try {
    const counts = countsOf(JSON.parse(readFileSync(path, 'utf8')) as Report);
    return counts.passed + counts.failed > 0 ? counts : { passed: 0, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function countsOf(report: Report): Counts {
  const { stats } = report;
  if (stats) return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 };
}
