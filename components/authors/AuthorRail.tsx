import Link from 'next/link';
import { type AuthorPage, authorPath, type NameForm } from '@/lib/authors/schema';

/** How the name is written, who else it could be, and who stands beside it. */
export function AuthorRail({ author: { forms, doubtful, coauthors } }: { author: AuthorPage }) {
  return (
    <aside
      aria-label="About this name"
      className="grid gap-7 pt-[22px] pb-8 text-sm min-[901px]:sticky min-[901px]:top-16 min-[901px]:pt-[34px]"
    >
      <section aria-labelledby="forms">
        <h2 id="forms" className={head}>
          Written as
        </h2>
        <ul className="mt-2 grid gap-1">
          {forms.map((form) => (
            <Line key={form.name} form={form} />
          ))}
        </ul>
      </section>
      {doubtful.length > 0 && (
        <section aria-labelledby="doubtful">
          <h2 id="doubtful" className={head}>
            Could be somebody else
          </h2>
          <p className="mt-1 text-[13px] text-faint">Not counted here, since it fits more than one person.</p>
          <Names forms={doubtful} />
        </section>
      )}
      {coauthors.length > 0 && (
        <section aria-labelledby="coauthors">
          <h2 id="coauthors" className={head}>
            Together with
          </h2>
          <Names forms={coauthors} />
        </section>
      )}
      <p className="text-[13px] text-faint">
        Papers are gathered by name alone: two people of one name share a page.
      </p>
    </aside>
  );
}

function Names({ forms }: { forms: NameForm[] }) {
  return (
    <ul className="mt-2 grid gap-1">
      {forms.map((form) => (
        <Line key={form.name} form={form} link />
      ))}
    </ul>
  );
}

function Line({ form: { name, papers }, link = false }: { form: NameForm; link?: boolean }) {
  return (
    <li className="flex items-baseline justify-between gap-3">
      {link ? (
        <Link href={authorPath(name)} prefetch={false} className="min-w-0 underline underline-offset-[3px]">
          {name}
        </Link>
      ) : (
        <span className="min-w-0">{name}</span>
      )}
      <span className="text-faint tabular-nums">
        {papers}
        <span className="sr-only"> {papers === 1 ? 'paper' : 'papers'}</span>
      </span>
    </li>
  );
}

const head = 'font-[550] text-sm text-soft';
