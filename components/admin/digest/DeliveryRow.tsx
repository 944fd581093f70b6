import { explain, stateWords } from '@/components/admin/digest/digest-words';
import { EditionFields } from '@/components/admin/digest/EditionButtons';
import { writeMoment } from '@/components/admin/moments';
import type { DeliveryShown, EditionShown } from '@/lib/digest/operator/schema';

type RowProps = { edition: EditionShown; delivery: DeliveryShown; timeZone: string };

/** One reader's mail: how it stands and why, and the way to send one of unknown fate again. */
export function DeliveryRow({ edition, delivery, timeZone }: RowProps) {
  const { number, address, status, attempt, dueAt, finishedAt, notBefore, bounced, complained } = delivery;
  const settled = finishedAt ?? (status === 'retry' ? notBefore : null);
  return (
    <tr className="border-line border-b align-top">
      <td className={`${cell} text-faint`}>{number}</td>
      <th scope="row" className={`${cell} text-left font-normal whitespace-nowrap`}>
        {address ?? <span className="text-faint">erased</span>}
      </th>
      <td
        className={`${cell} whitespace-nowrap ${status === 'failed' || status === 'unknown' ? 'text-accent-ink' : ''}`}
      >
        {stateWords[status]}
        {bounced && <span className="block text-[13px] text-accent-ink">came back</span>}
        {complained && <span className="block text-[13px] text-accent-ink">complained</span>}
      </td>
      <td className={cell}>{attempt}</td>
      <td className={`${cell} whitespace-nowrap`}>{writeMoment(dueAt, timeZone)}</td>
      <td className={`${cell} whitespace-nowrap`}>
        {settled && `${finishedAt ? '' : 'again '}${writeMoment(settled, timeZone)}`}
      </td>
      <td className="py-2 text-[13px] text-soft wrap-anywhere">
        {explain(delivery)}
        {delivery.resendable && <Resend {...{ edition, delivery }} />}
      </td>
    </tr>
  );
}

function Resend({ edition, delivery }: Pick<RowProps, 'edition' | 'delivery'>) {
  return (
    <form action="/admin/digest/resend" method="post" className="relative">
      <EditionFields edition={edition} back="edition" />
      <input type="hidden" name="number" value={delivery.number} />
      <button
        type="submit"
        className="min-h-6 text-ink underline decoration-line underline-offset-3 hover:decoration-ink"
      >
        Send again<span className="sr-only"> to {delivery.address}</span>
      </button>{' '}
      <span className="text-faint">a second copy is possible</span>
    </form>
  );
}

const cell = 'py-2 pr-4';
