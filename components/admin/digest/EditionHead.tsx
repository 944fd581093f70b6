import { explainPost, standingOf } from '@/components/admin/digest/digest-words';
import { EditionButtons } from '@/components/admin/digest/EditionButtons';
import { EditionProgress, EditionSum } from '@/components/admin/digest/EditionSum';
import { writeAgo, writeMoment } from '@/components/admin/moments';
import type { EditionShown, PostOfEdition } from '@/lib/digest/operator/schema';

type Props = {
  edition: EditionShown;
  posts: PostOfEdition[];
  now: string;
  timeZone: string;
  confirming: boolean;
};

/** How one edition stands, what can be done with it, and where else it went. */
export function EditionHead({ edition, posts, now, timeZone, confirming }: Props) {
  const { kind, papers, frozenAt, waitingSince, heldAt } = edition;
  return (
    <section id="acts" aria-label="How it stands" className="grid gap-3 border-line border-t pt-6">
      <p className="flex flex-wrap gap-x-3.5 text-sm text-soft tabular-nums">
        <span className={heldAt ? 'text-accent-ink' : 'font-[550] text-ink'}>{standingOf(edition)}</span>
        <span>{kind}</span>
        <span>
          {papers} {papers === 1 ? 'paper' : 'papers'}
        </span>
        <span>frozen {writeMoment(frozenAt, timeZone)}</span>
        {waitingSince && <span>oldest open one due {writeAgo(waitingSince, now)}</span>}
      </p>
      <EditionSum edition={edition} />
      <EditionProgress edition={edition} />
      <EditionButtons edition={edition} back="edition" confirming={confirming} />
      {posts.length > 0 && (
        <ul aria-label="Channels" className="mt-2 border-line border-t text-sm">
          {posts.map((post) => (
            <li key={post.channel} className="flex flex-wrap gap-x-4 border-line border-b py-1.5">
              <span className="font-[550]">{post.channel}</span>
              <span className="text-soft">{explainPost(post)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
