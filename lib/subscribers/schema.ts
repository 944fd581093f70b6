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

/** What the page behind the link in a digest sends. */
export const preferences = z.object({ kind: z.enum(kinds, { error: 'Choose daily or weekly.' }) });
