import { constants } from '@/lib/ranking/schema';

export function VotesToStay() {
  return (
    <table className="my-3 text-sm tabular-nums">
      <caption className="sr-only">Votes that keep a paper above a newer one without votes</caption>
      <thead>
        <tr className="text-left text-soft">
          <th scope="col" className="py-1 pr-8 font-normal">
            Announcements since
          </th>
          <th scope="col" className="py-1 font-normal">
            Votes to stand above a new paper without any
          </th>
        </tr>
      </thead>
      <tbody>
        {constants.votesToStay.map(({ batches, votes }) => (
          <tr key={batches} className="border-t border-line">
            <td className="py-1 pr-8">{batches === 5 ? '5 (a week)' : batches}</td>
            <td className="py-1">{votes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
