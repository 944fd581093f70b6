import type { CompatCommentRow } from '@/lib/api-compat/row';
import { toOverviewUser } from '@/lib/api-compat/users';

export type CompatComment = ReturnType<typeof toComment> & { replies?: CompatComment[] };

/** Comments as a tree, oldest first, from rows that are oldest first. */
export function toComments(rows: CompatCommentRow[]): CompatComment[] {
  const top = rows.filter((row) => row.parentId === null);
  return top.map((row) => {
    const replies = rows.filter((reply) => reply.parentId === row.id).map(toComment);
    return replies.length > 0 ? { ...toComment(row), replies } : toComment(row);
  });
}

function toComment(row: CompatCommentRow) {
  const author = toOverviewUser(row.author);
  const raw = row.hiddenAt ? '' : row.body;
  return {
    id: row.id,
    author,
    createdAt: row.createdAt.toISOString(),
    type: 'comment',
    data: {
      edited: row.editedAt !== null,
      hidden: row.hiddenAt !== null,
      latest: { raw, html: toHtml(raw), updatedAt: (row.editedAt ?? row.createdAt).toISOString(), author },
      numEdits: row.editedAt ? 1 : 0,
      editors: [author.name],
      editorAvatarUrls: [author.avatarUrl],
      reactions: [],
      isReport: false,
      ...(row.parentId ? { parentCommentId: row.parentId } : {}),
    },
  };
}

function toHtml(raw: string): string {
  if (raw === '') return '';
  const paragraphs = escapeHtml(raw).split(/\n{2,}/);
  return paragraphs.map((text) => `<p>${text.replaceAll('\n', '<br>')}</p>\n`).join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
