import { writePeriod } from '@/components/admin/digest/digest-words';
import type { Day } from '@/lib/dates';
import { previewPapers } from '@/lib/digest/operator/schema';
import type { EditionKind } from '@/lib/digest/schema';

type Props = { kind: EditionKind; day: Day | null; papers: number; periods: Day[] };

/** Which mail to look at, and a test of it to oneself. */
export function PreviewForm({ kind, day, papers, periods }: Props) {
  const known = day && !periods.includes(day) ? [day, ...periods] : periods;
  return (
    <div className="mt-6 flex flex-wrap items-end gap-x-6 gap-y-4">
      <form action="/admin/digest/preview" className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1 text-sm font-[550]">
          Kind
          <select name="kind" defaultValue={kind} className="field">
            <option value="daily">daily</option>
            <option value="weekly">weekly</option>
          </select>
        </label>
        <label className="grid gap-1 text-sm font-[550]">
          Edition
          <select name="date" defaultValue={day ?? ''} className="field">
            <option value="">the newest papers, as of now</option>
            {known.map((period) => (
              <option key={period} value={period}>
                {writePeriod({ kind, periodStart: period })}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1 text-sm font-[550]">
          Papers
          <select name="papers" defaultValue={papers} className="field">
            {previewPapers.map((number) => (
              <option key={number}>{number}</option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          Show
        </button>
      </form>
      <form action="/admin/digest/trial" method="post">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="date" value={day ?? ''} />
        <input type="hidden" name="papers" value={papers} />
        <button type="submit" className="button button-solid px-4">
          Send a test to myself
        </button>
      </form>
    </div>
  );
}
