type Props = { handle: string; name: string; saved: boolean; refused: 'handle' | 'taken' | 'name' | null };

/** Lets people choose what others see of them. */
export function ProfileForm({ handle, name, saved, refused }: Props) {
  return (
    <form action="/account/profile" method="post" className="mt-8 grid gap-5">
      <h2 className="font-serif text-[23px] leading-tight font-medium">What others see</h2>
      {saved && <p role="status">Saved.</p>}
      {refused && (
        <p role="alert" className="border-accent border-l-2 pl-3 text-accent-ink">
          {sentences[refused]}
        </p>
      )}
      <label className="grid gap-1 font-[550] text-sm">
        Name
        <input
          name="name"
          defaultValue={name}
          required
          maxLength={80}
          autoComplete="name"
          className={field}
        />
      </label>
      <div className="grid gap-1">
        <label htmlFor="profile-handle" className="font-[550] text-sm">
          Handle
        </label>
        <input
          id="profile-handle"
          name="handle"
          defaultValue={handle}
          required
          minLength={2}
          maxLength={39}
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby="handle-rule"
          className={field}
        />
        <p id="handle-rule" className="text-[13px] text-faint">
          Letters a to z, digits and hyphens. It is part of the address of your page.
        </p>
      </div>
      <button type="submit" className="button button-solid min-h-11 justify-self-start px-5">
        Save
      </button>
    </form>
  );
}

const sentences = {
  handle: 'A handle has 2 to 39 characters: letters a to z, digits and hyphens, not beginning with a hyphen.',
  taken: 'Somebody else has this handle. Choose another one.',
  name: 'A name has 1 to 80 characters.',
};

const field = 'field min-h-11 text-[16px] font-normal';
