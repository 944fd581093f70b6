/** One header field as it came: its name, its text unfolded, and its lines. */
export type Field = { name: string; value: string; lines: string[] };

/** Cuts a header block into fields. */
export function fieldsOf(block: string, faults: string[]): Field[] {
  const fields: Field[] = [];
  for (const line of block.split('\r\n')) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      if (line.trim() === '') faults.push('a folded line of blanks only');
      if (!last) faults.push('a folded line before any field');
      else last.lines.push(line);
    } else {
      const [, name] = /^([!-9;-~]+):/.exec(line) ?? [];
      if (name) fields.push({ name, value: '', lines: [line] });
      else faults.push(`no header field: ${line.slice(0, 60)}`);
    }
  }
  for (const field of fields)
    field.value = field.lines
      .join('')
      .slice(field.name.length + 1)
      .trim();
  return fields;
}
