const longest = 500;
/** So much is looked at: a server may say anything at any length. */
const read = 2_000;
const anyAddress = /[^\s<>()"'`,;:]{1,64}@[^\s<>()"'`,;]{1,255}/g;
const controls = /\p{Cc}+/gu;

/** What a mail server said, on one line, short, and without the reader's or anybody else's address. */
export function withoutAddresses(text: string, email: string): string {
  const local = email.slice(0, email.lastIndexOf('@'));
  const plain = text
    .slice(0, read)
    .replace(controls, ' ')
    .replaceAll(new RegExp(escaped(email), 'gi'), '…')
    .replace(anyAddress, '…');
  const named =
    local.length >= 3 ? new RegExp(`(?<![\\p{L}\\p{N}])${escaped(local)}(?![\\p{L}\\p{N}])`, 'giu') : null;
  return [...(named ? plain.replace(named, '…') : plain)].slice(0, longest).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
