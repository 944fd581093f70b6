import { type Field, fieldsOf } from '@/tests/support/strict-fields';

export type Part = { type: string; parameters: Map<string, string>; fields: Field[]; text: string };

/** Splits a body by its Content-Type. What breaks RFC 2045 or 2046 is added to `faults`. */
export function bodyOf(fields: Field[], body: string, faults: string[]): { type: string; parts: Part[] } {
  const { type, parameters } = contentType(fields, faults);
  if (!type.startsWith('multipart/')) return { type, parts: [leaf(fields, body, faults)] };
  const boundary = parameters.get('boundary') ?? '';
  if (!/^[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]$/.test(boundary))
    faults.push('a wrong boundary');
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`);
  const epilogue = pieces.pop() ?? '';
  if (!/^--(?:\r\n)*$/.test(epilogue)) faults.push('no closing boundary at the end');
  if (pieces.shift() !== '') faults.push('text before the first part');
  return { type, parts: pieces.map((piece) => partOf(piece, faults)) };
}

function partOf(piece: string, faults: string[]): Part {
  if (!piece.startsWith('\r\n')) faults.push('a boundary line with more on it');
  const end = piece.indexOf('\r\n\r\n');
  return leaf(fieldsOf(piece.slice(2, end), faults), piece.slice(end + 4), faults);
}

function leaf(fields: Field[], body: string, faults: string[]): Part {
  const { type, parameters } = contentType(fields, faults);
  if (parameters.get('charset')?.toLowerCase() !== 'utf-8') faults.push(`${type} is not in UTF-8`);
  const encoding = fields.filter(({ name }) => name.toLowerCase() === 'content-transfer-encoding');
  if (encoding.length !== 1 || encoding[0]?.value.toLowerCase() !== 'quoted-printable')
    faults.push(`${type} is not quoted-printable`);
  return { type, parameters, fields, text: decodeQuotedPrintable(body, faults) };
}

/** Decodes quoted-printable by the letter of RFC 2045, 6.7. Lines of the result end in LF. */
export function decodeQuotedPrintable(body: string, faults: string[]): string {
  for (const line of body.split('\r\n')) {
    if (line.length > 76) faults.push(`an encoded line of ${line.length}`);
    if (/[ \t]$/.test(line)) faults.push('an encoded line that ends in a blank');
    if (/=(?![0-9A-F]{2}|$)/.test(line)) faults.push(`a wrong escape: ${line.slice(0, 80)}`);
  }
  const latin = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (/[^\r]\n|\r(?!\n)/.test(latin)) faults.push('an escaped line end');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin, 'latin1'));
    return text.replaceAll('\r\n', '\n');
  } catch {
    faults.push('bytes that are not UTF-8');
    return '';
  }
}

function contentType(fields: Field[], faults: string[]): { type: string; parameters: Map<string, string> } {
  const value = fields.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const [, type = '', rest = ''] = /^([\w.+-]+\/[\w.+-]+)((?:\s*;.*)?)$/.exec(value) ?? [];
  if (!type) faults.push(`a wrong Content-Type: ${value}`);
  const pairs = [...rest.matchAll(/;\s*([\w.+-]+)=(?:"([^"\\]*)"|([^\s;"()<>@,:\\/[\]?=]+))/g)];
  if (pairs.map(([whole]) => whole).join('') !== rest) faults.push(`wrong parameters: ${rest}`);
  return {
    type: type.toLowerCase(),
    parameters: new Map(
      pairs.map(([, name = '', quoted, plain]) => [name.toLowerCase(), quoted ?? plain ?? '']),
    ),
  };
}
