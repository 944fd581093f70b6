import Link from 'next/link';
import { sayCauses } from '@/components/for-you/cause-words';
import type { Cause } from '@/lib/for-you/schema';

/** Why a paper is listed, in words. */
export function Causes({ causes }: { causes: Cause[] }) {
  return (
    <p className="why pb-[22px] pl-[56px] text-[13.5px] leading-snug text-soft min-[901px]:pl-[70px]">
      {sayCauses(causes).map(({ text, href }) =>
        href ? (
          <Link key={href} href={href} prefetch={false} className="text-ink underline underline-offset-[3px]">
            {text}
          </Link>
        ) : (
          text
        ),
      )}
    </p>
  );
}
