/** Who sends a small mail. */
export type Sender = { siteName: string; siteUrl: string; contact: string | null };

/** A mail as plain text: its lines, and below them who sends it. */
export function signed(lines: string[], { siteName, siteUrl, contact }: Sender): string {
  return [...lines, '', '--', siteName, siteUrl, ...(contact ? [`Questions: ${contact}`] : []), ''].join(
    '\n',
  );
}
