import Link from 'next/link';
import { crowding, daysLookedAt, mostLiked, points } from '@/lib/for-you/schema';

const rows: [string, string][] = [
  ['by an author you follow', `+${points.author}`],
  ['found by one of your searches', `+${points.search}`],
  ['in a category you follow', `+${points.category}`],
  ['else in a category of papers you like', `+${points.field}`],
  ['as alike as any to papers you like', `up to +${points.like}`],
];

/** The published rule. */
export function Rule() {
  return (
    <div className="grid gap-3 text-soft">
      <p>
        A paper’s score is its{' '}
        <Link href="/about/ranking" prefetch={false} className="text-ink underline underline-offset-[3px]">
          Hot
        </Link>{' '}
        (votes and how new it is), and what speaks for it here. One point is worth ten times the votes.
      </p>
      <table className="w-full tabular-nums">
        <tbody>
          {rows.map(([what, worth]) => (
            <tr key={what} className="border-line border-t align-top">
              <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                {what}
              </th>
              <td className="py-1.5 text-right whitespace-nowrap text-ink">{worth}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Papers you like are the last {mostLiked} you saved or voted for. Looked at are the last {daysLookedAt}{' '}
        days with papers, and everything by authors you follow. At most {crowding.most} of the first{' '}
        {crowding.among} share their first category while there are others. Papers for which only other
        readers’ votes speak come last.
      </p>
    </div>
  );
}
