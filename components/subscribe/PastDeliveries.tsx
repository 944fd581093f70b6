import type { PastDelivery } from '@/lib/subscribers/schema';

/** What became of the last editions, in plain words. */
export function PastDeliveries({ deliveries }: { deliveries: PastDelivery[] }) {
  return (
    <section aria-labelledby="past-title" className="border-line border-t pt-6">
      <h2 id="past-title" className="font-serif text-[23px] leading-tight font-medium">
        What came
      </h2>
      {deliveries.length === 0 ? (
        <p className="mt-2 text-soft">Nothing yet.</p>
      ) : (
        <table className="mt-3 w-full border-collapse text-left text-sm">
          <thead className="text-[13px] text-faint">
            <tr>
              <th scope="col" className="py-1.5 pr-4 font-normal">
                Day
              </th>
              <th scope="col" className="py-1.5 pr-4 font-normal">
                Edition of
              </th>
              <th scope="col" className="py-1.5 font-normal">
                What became of it
              </th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map(({ number, day, edition, words }) => (
              <tr key={number} className="border-line border-t align-baseline">
                <td className="py-2 pr-4 whitespace-nowrap tabular-nums">{day}</td>
                <td className="py-2 pr-4 tabular-nums">{edition}</td>
                <td className="py-2">{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
