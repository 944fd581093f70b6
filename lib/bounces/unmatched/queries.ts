import type { ReportShown } from '@/lib/bounces/unmatched/schema';
import { db, Prisma } from '@/lib/db';

const pageSize = 20;
const rawShown = 20_000;
const mostCounted = 1_000;

type Row = Omit<ReportShown, 'at'> & { at: Date };

/** One page of the reports that are kept whole, newest first. Pages begin at 1; at most a thousand are counted. */
export async function listReports(
  page: number,
): Promise<{ reports: ReportShown[]; total: number; pages: number }> {
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<Row[]>(selectReports(page)),
    db().$queryRaw<{ total: number }[]>(countReports),
  ]);
  const total = counted?.total ?? 0;
  return {
    reports: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}

export function selectReports(page: number): Prisma.Sql {
  return Prisma.sql`
    select fingerprint, provider, type, left(raw, ${rawShown}) as raw, length(raw) as "rawLength",
      delivery_number is not null as matched, at
    from mail_reports where raw is not null order by at desc limit ${pageSize} offset ${(page - 1) * pageSize}`;
}

export const countReports = Prisma.sql`
  select count(*)::int as total from (select from mail_reports where raw is not null limit ${mostCounted}) counted`;
