import Link from 'next/link';
import { listRules, terms } from '@/lib/ranking/schema';

/** Every order with its sentence and its formula. */
export function RankingRules() {
  return (
    <>
      <dl>
        {listRules().map(({ sort, name, path, sentence, formula }) => (
          <div key={sort} className="border-t border-line py-2.5">
            <dt className="font-[550]">
              <Link href={path} prefetch={false}>
                {name}
              </Link>
            </dt>
            <dd>
              {sentence}
              <span className="mt-0.5 block text-sm text-soft">{formula}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-soft">
        {Object.entries(terms).map(([term, meaning]) => (
          <span key={term} className="block">
            <i>{term}</i> is {meaning}.
          </span>
        ))}
      </p>
    </>
  );
}
