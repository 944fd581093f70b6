import type { ReactNode } from 'react';

/** The headline of a list page, its byline, and the way to other days beside it. */
export function Masthead({
  title,
  byline,
  children,
}: {
  title: string;
  byline: string;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-x-6 gap-y-3 pt-[22px] pb-[18px] min-[901px]:flex-row min-[901px]:items-end min-[901px]:pt-[34px]">
      <div className="min-w-0">
        <h1 className="font-serif text-[32px] leading-[1.05] font-medium tracking-[-0.022em] text-balance min-[901px]:text-[40px]">
          {title}
        </h1>
        <p className="mt-1.5 text-[14.5px] text-soft tabular-nums">{byline}</p>
      </div>
      <div className="no-print flex flex-wrap items-center gap-x-2.5 gap-y-2 text-sm min-[901px]:ml-auto min-[901px]:flex-none min-[901px]:flex-nowrap">
        {children}
      </div>
    </div>
  );
}
