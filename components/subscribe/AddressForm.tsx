import { described, Field } from '@/components/subscribe/Field';
import type { Draft } from '@/lib/subscribers/schema';

/** Moves the digest to another inbox, which is asked first. */
export function AddressForm({ draft }: { draft: Draft | null }) {
  const problem = draft?.problems.email;
  return (
    <section aria-labelledby="address-title" className="border-line border-t pt-6">
      <h2 id="address-title" className="font-serif text-[23px] leading-tight font-medium">
        Another address
      </h2>
      <form method="post" className="mt-3 grid gap-4">
        <input type="hidden" name="answer" value="page" />
        <input type="hidden" name="act" value="address" />
        <Field
          id="digest-email"
          label="New email address"
          hint="A letter goes there. Until it is confirmed, the digest comes to the old address."
          problem={problem}
        >
          <input
            id="digest-email"
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="email"
            defaultValue={draft?.typed.email ?? ''}
            className="field min-h-11 min-w-0 text-[16px]"
            {...described('digest-email', problem)}
          />
        </Field>
        <button type="submit" className="button min-h-11 justify-self-start px-5">
          Ask the new address
        </button>
      </form>
    </section>
  );
}
