import { ScrollRegion } from '@/components/ui/ScrollRegion';
import { backTest } from '@/lib/ranking/back-test/schema';

const columns = ['Formula', 'Hour 12', 'Hour 25', 'In the end', 'Lead of Hot'];

/** The numbers of the back-test, the bad ones too. */
export function BackTest() {
  return (
    <>
      <p>
        The formulas that other sites have published, and Hot, each ranked {backTest.data}. The measure is{' '}
        {backTest.measure}. The one constant of Hot was chosen on {backTest.constantChosenOn}.
      </p>
      <ScrollRegion label="Numbers of the back-test">
        <table className="my-3 w-full min-w-[34rem] text-sm tabular-nums">
          <thead>
            <tr className="text-left text-soft">
              {columns.map((column) => (
                <th key={column} scope="col" className="py-1 pr-4 font-normal">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {backTest.trials.map(({ method, hour12, hour25, final, lead }) => (
              <tr key={method} className="border-t border-line">
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  {method}
                </th>
                {[hour12, hour25, final].map((value, place) => (
                  <td key={columns[place + 1]} className="py-1 pr-4">
                    {value.toFixed(3)}
                  </td>
                ))}
                <td className="py-1">{lead}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="text-sm text-soft">
        Hours 12 and 25 are for the votes of the next 24 hours, “in the end” for all votes. The lead is the
        mean over both hours with its 95 % interval over weeks.
      </p>
      <ul>
        {backTest.findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
    </>
  );
}
