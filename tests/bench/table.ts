/** Prints rows of equal keys as a table, with numbers to three significant digits. */
export function printTable(title: string, rows: Record<string, string | number>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((column) => show(row[column] ?? '')))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const line of cells)
    console.log(line.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '));
}

/** The middle value of a list. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function show(value: string | number): string {
  if (typeof value === 'string') return value;
  return Math.abs(value) >= 100 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString();
}
