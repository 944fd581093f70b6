/** A header field, its name in lower case, its value on one line. */
export type Field = { name: string; value: string };

/** Groups of fields, as a delivery status has them: a blank line between two groups. */
export function groupsOf(text: string): Field[][] {
  return text
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map(fieldsOf)
    .filter((fields) => fields.length > 0);
}

/** The fields of one group. Lines that are none are passed over. */
export function fieldsOf(text: string): Field[] {
  return text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, value] = /^([!-9;-~]{1,76})[ \t]*:(.*)$/.exec(line) ?? [];
      return name && value !== undefined ? [{ name: name.toLowerCase(), value: value.trim() }] : [];
    });
}

export function valuesOf(fields: readonly Field[], name: string): string[] {
  return fields.filter((field) => field.name === name).map((field) => field.value);
}

export function firstOf(fields: readonly Field[], name: string): string {
  return valuesOf(fields, name)[0] ?? '';
}

/** A value that must be there exactly once; null otherwise. */
export function onlyOf(fields: readonly Field[], name: string): string | null {
  const [value, second] = valuesOf(fields, name);
  return second === undefined ? (value ?? null) : null;
}
