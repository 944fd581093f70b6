import type { ReactNode } from 'react';

/** One column of reading and a quiet rail beside it. */
export function FeedGrid({ children, rail }: { children: ReactNode; rail: ReactNode }) {
  return (
    <div className="grid items-start gap-11 min-[901px]:grid-cols-[minmax(0,1fr)_288px]">
      <div className="min-w-0">{children}</div>
      <aside
        aria-label="Calendar and trending papers"
        className="no-print hidden gap-[30px] pt-[22px] min-[901px]:sticky min-[901px]:top-16 min-[901px]:grid"
      >
        {rail}
      </aside>
    </div>
  );
}
