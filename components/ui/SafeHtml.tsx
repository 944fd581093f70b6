type Props = { html: string; as?: 'span' | 'p' | 'div'; className?: string };

/**
 * The one place where prepared markup enters a page. Titles and abstracts become text and MathML once, at ingest, by
 * our own escaping; nothing else may be passed here.
 */
export function SafeHtml({ html, as: Tag = 'span', className }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the markup is made by our own escaping at ingest
  return <Tag className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
