import Link from 'next/link';
import { Fragment } from 'react';
import { authorPath, longestName } from '@/lib/authors/schema';

/** Names with commas between, each leading to its page. A name may stand twice. */
export function AuthorLinks({ names }: { names: string[] }) {
  return names.map((name, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two authors of a paper may have one name, and the list never changes
    <Fragment key={place}>
      {place > 0 && ', '}
      {name.length > longestName ? (
        name
      ) : (
        <Link href={authorPath(name)} prefetch={false}>
          {name}
        </Link>
      )}
    </Fragment>
  ));
}
