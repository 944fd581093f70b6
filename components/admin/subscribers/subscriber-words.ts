/** Why an address is not written to, as an operator says it. */
export function suppressionWords(reason: string): string {
  return reasons[reason] ?? reason.replaceAll('_', ' ');
}

export const statusWords: Record<string, string> = {
  pending: 'Waits for confirmation',
  confirmed: 'Confirmed',
  unsubscribed: 'Unsubscribed',
};

export const originWords: Record<string, string> = {
  form: 'by the form',
  api: 'by the API',
  account: 'from an account',
  import: 'by an import',
};

export const actWords: Record<string, string> = {
  requested: 'Asked for it',
  confirmed: 'Confirmed',
  attested: 'Agreed elsewhere, as the operator says',
  withdrawn: 'Unsubscribed',
  resumed: 'Took the unsubscription back',
  address_changed: 'Moved to a new address',
  declined: 'Said that it was somebody else who asked',
};

export const bounceWords: Record<string, string> = {
  hard: 'The address is dead',
  soft: 'A passing trouble',
  complaint: 'Reported as unwanted',
  policy: 'The sender was refused',
};

const reasons: Record<string, string> = {
  operator: 'the operator forbade it',
  complaint: 'its reader complained',
  not_me: 'its owner says that they never asked',
  hard_bounce: 'the address is dead',
  soft_bounces: 'mail came back too often',
};
