import { ScrollRegion } from '@/components/ui/ScrollRegion';
import type { ImportView, RefusedLine } from '@/lib/subscribers/operator/schema';

const refusedShown = 50;

/** The first lines that would be imported. */
export function ImportLines({ first, total }: { first: ImportView['first']; total: number }) {
  if (first.length === 0) return null;
  return (
    <section aria-labelledby="first-title">
      <h2 id="first-title" className="font-serif text-[21px] leading-tight font-medium">
        {total > first.length ? `The first ${first.length} of them` : 'Who is new'}
      </h2>
      <ScrollRegion label="The first lines as a table">
        <table className="mt-2 w-full min-w-[34rem] text-sm tabular-nums">
          <thead>
            <tr className="border-line border-b text-left text-[13px] text-faint">
              {['Line', 'Address', 'Digest', 'Hour', 'Zone'].map((name) => (
                <th key={name} scope="col" className="py-1.5 pr-4 font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map(({ line, email, kind, hour, timeZone }) => (
              <tr key={line} className="border-line border-b">
                <td className="py-1.5 pr-4 text-faint">{line}</td>
                <td className="py-1.5 pr-4 wrap-anywhere">{email}</td>
                <td className="py-1.5 pr-4">{kind}</td>
                <td className="py-1.5 pr-4">{hour}:00</td>
                <td className="py-1.5">{timeZone.replaceAll('_', ' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

/** What could not be taken, and why. */
export function RefusedLines({ id, refused }: { id: string; refused: RefusedLine[] }) {
  if (refused.length === 0) return null;
  return (
    <section aria-labelledby="refused-title">
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="refused-title" className="font-serif text-[21px] leading-tight font-medium">
          Refused lines
        </h2>
        <a
          href={`/admin/subscribers/import/${id}/refused`}
          download
          className="text-sm underline decoration-line underline-offset-3"
        >
          Download them
        </a>
      </div>
      <ol className="mt-2 border-line border-t text-sm tabular-nums">
        {refused.slice(0, refusedShown).map(({ line, cells, reason }) => (
          <li key={line} className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-3 border-line border-b py-2">
            <span className="text-faint">Line {line}</span>
            <span className="wrap-anywhere">
              {reason}
              <span className="block font-mono text-[13px] text-soft">{cells.join(', ').slice(0, 200)}</span>
            </span>
          </li>
        ))}
      </ol>
      {refused.length > refusedShown && (
        <p className="mt-2 text-sm text-soft">
          And {(refused.length - refusedShown).toLocaleString('en-US')} more in the file.
        </p>
      )}
    </section>
  );
}
