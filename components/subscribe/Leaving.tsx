/** The ways out: end the digest, or have what is kept opened by a mailed link. */
export function Leaving({ unsubscribePath }: { unsubscribePath: string }) {
  return (
    <section aria-labelledby="leaving-title" className="border-line border-t pt-6">
      <h2 id="leaving-title" className="font-serif text-[23px] leading-tight font-medium">
        No more of it
      </h2>
      <form method="post" action={unsubscribePath} className="mt-3">
        <input type="hidden" name="answer" value="page" />
        <button type="submit" className="button min-h-11 px-5">
          Unsubscribe
        </button>
      </form>
      <OwnDataRequest />
    </section>
  );
}

/** This page opens by a link that is easily passed on, so the data waits behind another one, in the inbox. */
export function OwnDataRequest() {
  return (
    <form method="post" className="mt-6 grid justify-items-start gap-2">
      <input type="hidden" name="answer" value="page" />
      <input type="hidden" name="act" value="own_data" />
      <p className="text-soft">
        To download or erase what is kept about you, have a link sent to your inbox. It works for one hour.
      </p>
      <button type="submit" className="button min-h-11 px-5">
        Mail me the link
      </button>
    </form>
  );
}
