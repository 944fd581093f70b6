import Link from 'next/link';
import { UnknownPaper } from '@/components/papers/PaperPageUnknown';

export default function NotFound() {
  return (
    <div className="prose py-16">
      <h1 className="font-serif text-[32px] leading-tight font-medium min-[901px]:text-[40px]">
        No such paper here
      </h1>
      <p className="mt-4">
        The catalogue has no paper at this address. Ids look like 2401.14539, or hep-th/9901001 for papers
        from before April 2007.
      </p>
      <UnknownPaper />
      <p>
        Or <Link href="/search">search by words</Link>, or read <Link href="/papers">the newest papers</Link>.
      </p>
    </div>
  );
}
