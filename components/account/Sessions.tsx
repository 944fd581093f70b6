/** Where the account is signed in, and the ways out. */
export function Sessions({ count }: { count: number }) {
  return (
    <section className="mt-10 border-line border-t pt-6">
      <h2 className="font-serif text-[23px] leading-tight font-medium">Signed in</h2>
      <p className="mt-1 text-soft">
        {count === 1 ? 'On this device only.' : `On ${count} devices or browsers, this one included.`}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <form action="/account/sign-out" method="post">
          <button type="submit" className="button min-h-11">
            Sign out
          </button>
        </form>
        <form action="/account/sign-out-everywhere" method="post">
          <button type="submit" className="button min-h-11">
            Sign out everywhere
          </button>
        </form>
      </div>
    </section>
  );
}
