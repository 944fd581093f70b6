type Props = {
  returnTo: string;
  refusal: string | null;
  providers: { id: string; name: string }[];
};

/** Asks for a link by mail, or for one of the configured outside providers. */
export function SignInForm({ returnTo, refusal, providers }: Props) {
  return (
    <div className="mx-auto max-w-[26rem] py-12">
      <h1 className="font-serif text-[40px] leading-[1.05] font-medium tracking-[-0.022em]">Sign in</h1>
      <p className="mt-2 text-soft">
        We mail you a link that signs you in. No password. If you are new, the same link makes your account.
      </p>
      {refusal && (
        <p role="alert" className="mt-5 border-accent border-l-2 pl-3 text-accent-ink">
          {refusal}
        </p>
      )}
      <form action="/api/sign-in" method="post" className="mt-6 grid gap-2">
        <input type="hidden" name="returnTo" value={returnTo} />
        <label htmlFor="sign-in-email" className="font-[550] text-sm">
          Email address
        </label>
        <input
          id="sign-in-email"
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="email"
          placeholder="you@lab.org"
          className="field min-h-11 text-[16px]"
        />
        <button type="submit" className="button button-solid mt-1 min-h-11">
          Mail me a link
        </button>
      </form>
      {providers.length > 0 && (
        <form
          action="/api/sign-in/provider"
          method="post"
          className="mt-8 grid gap-2 border-line border-t pt-6"
        >
          <input type="hidden" name="returnTo" value={returnTo} />
          {providers.map(({ id, name }) => (
            <button key={id} type="submit" name="provider" value={id} className="button min-h-11">
              Continue with {name}
            </button>
          ))}
        </form>
      )}
    </div>
  );
}
