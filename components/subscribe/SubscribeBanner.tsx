import { NewPill } from '@/components/subscribe/NewPill';
import { SubscribeForm } from '@/components/subscribe/SubscribeForm';

/** The invitation above a day's list. Works without JavaScript, then by a page. */
export function SubscribeBanner() {
  return (
    <section
      aria-label="Subscribe"
      className="mb-1.5 flex flex-wrap items-center gap-x-3.5 gap-y-2.5 rounded-[10px] border border-(--line) bg-(--card) px-4 py-3"
    >
      <NewPill />
      <p className="m-0">
        <b className="font-semibold">Get trending papers in your email inbox.</b> Once a day, nothing else.
      </p>
      <SubscribeForm className="w-full sm:ml-auto sm:w-auto">
        <input type="hidden" name="kind" value="daily" />
      </SubscribeForm>
    </section>
  );
}
