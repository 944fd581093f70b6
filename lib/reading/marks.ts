import { Prisma } from '@/lib/db';
import type { Mark } from '@/lib/reading/schema';

/** The table of each mark, and how many papers one person may give it. */
export const marks: Record<Mark, { table: Prisma.Sql; most: number; full: string }> = {
  saved: {
    table: Prisma.raw('saved_papers'),
    most: 10_000,
    full: 'You have saved 10,000 papers, which is the most. Take one off the list first.',
  },
  hidden: {
    table: Prisma.raw('hidden_papers'),
    most: 10_000,
    full: 'You have hidden 10,000 papers, which is the most. Show one again first.',
  },
  read: {
    table: Prisma.raw('read_papers'),
    most: 50_000,
    full: 'You have read 50,000 papers, and no more are remembered.',
  },
};
