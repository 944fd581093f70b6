import Link from 'next/link';
import type { ReactNode } from 'react';
import { AdminFrame } from '@/components/admin/AdminFrame';
import { LiveRefresh } from '@/components/admin/LiveRefresh';

type Props = { busy: boolean; timeZone: string; children: ReactNode };

/** The operator's view of where else an edition goes. */
export function ChannelsReport({ busy, timeZone, children }: Props) {
  return (
    <AdminFrame
      place="/admin/channels"
      title="Channels"
      deck={
        <p className="flex flex-wrap gap-x-4">
          <span>
            Where each edition goes besides the mail. Times are those of {timeZone.replaceAll('_', ' ')}.
          </span>
          <Link
            href="/admin/channels"
            prefetch={false}
            className="underline decoration-line underline-offset-3 hover:decoration-ink"
          >
            Refresh
          </Link>
          {busy && <LiveRefresh />}
        </p>
      }
    >
      <div className="mt-7 grid grid-cols-1 gap-10">{children}</div>
    </AdminFrame>
  );
}
