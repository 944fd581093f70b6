import { z } from 'zod';

export const kinds = ['daily', 'weekly'] as const;
export type Kind = (typeof kinds)[number];

/** Line breaks, controls, commas and angle brackets could forge a header or a second recipient. */
const unsafe = /[\p{Cc}\p{Cf},<>\s]/u;

const address = z
  .string({ error: 'Give an email address.' })
  .trim()
  .max(254, 'That email address is too long.')
  .refine((value) => !unsafe.test(value), 'That is not an email address.')
  .pipe(z.email('That is not an email address.'));

/** What a visitor sends to subscribe. `website` is a field no person sees; whoever fills it is a machine. */
export const subscriptionRequest = z.object({
  email: address,
  kind: z.enum(kinds, { error: 'Choose daily or weekly.' }).default('daily'),
  timeZone: z.string().max(64).optional(),
  website: z.string().max(500).optional(),
});

export const newAddress = z.object({ email: address });

/** What stands against a field, in a sentence that is shown beside it. */
export type Problems = { [field: string]: string };

/** What a form's fields hold, as typed. */
export type Typed = { [field: string]: string };

/** A form that was refused, on its way back to whoever filled it in. */
export const draft = z.object({
  typed: z.record(z.string(), z.string()),
  problems: z.record(z.string(), z.string()),
});
export type Draft = z.infer<typeof draft>;

export type PastDelivery = { number: string; day: string; edition: string; words: string };

/** What the pages of preferences show. */
export type PreferencesView = {
  address: string;
  status: string;
  typed: Typed;
  /** "Monday, November 23, about 7:00, Berlin time"; null while nothing is due. */
  next: string | null;
  /** Why nothing comes although it should: the address is on the list of those not written to. */
  blocked: boolean;
  deliveries: PastDelivery[];
  unsubscribePath: string;
};

/** The first problem of each field. */
export function problemsOf(error: z.ZodError): Problems {
  const problems: Problems = {};
  for (const { path, message } of error.issues) problems[String(path[0] ?? '')] ??= message;
  return problems;
}
