import type { NextRequest } from 'next/server';
import { type Day, parseDay } from '@/lib/dates';
import { findNearestDay } from '@/lib/entries/calendar-queries';

/** Where the date field leads: the day itself, or for an impossible one the nearest day with papers. */
export async function GET(request: NextRequest): Promise<Response> {
  const written = request.nextUrl.searchParams.get('day') ?? '';
  const day: Day | null = parseDay(written) ?? (await findNearestDay(written));
  return new Response(null, { status: 303, headers: { Location: day ? `/papers/date/${day}` : '/' } });
}
