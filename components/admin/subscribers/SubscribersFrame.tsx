import type { ReactNode } from 'react';
import { AdminFrame } from '@/components/admin/AdminFrame';

type Props = { title: ReactNode; deck: ReactNode; children: ReactNode };

/** The frame of the pages about subscribers. */
export function SubscribersFrame({ title, deck, children }: Props) {
  return (
    <AdminFrame
      place="/admin/subscribers"
      title={<span className="wrap-anywhere">{title}</span>}
      deck={<p>{deck}</p>}
    >
      {children}
    </AdminFrame>
  );
}
