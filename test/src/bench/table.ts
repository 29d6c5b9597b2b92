/** What a section has measured. */
export interface Table {
  readonly title: string;
  /** The first is of what was measured; the others hold numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [what: string, ...cells: string[]])[];
  /** How to read it: what was measured against what. */
  readonly notes: readonly string[];
}

/** Text for a terminal: a title, aligned columns, notes under them. */
export function print({ title, columns, rows, notes }: Table): string {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ').trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [title, '', line(columns), rule, ...rows.map(line), '', ...notes.map((note) => `* ${note}`), ''].join('\n');
}

const thousands = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const whole = (value: number): string => thousands.format(value);

/** Milliseconds to the hundredth. */
export const ms = (value: number): string => value.toFixed(2);

/** How many times the second is in the first: `12.3x`. */
export const ratio = (value: number, base: number): string => `${(value / base).toFixed(1)}x`;

export const mebibytes = (bytes: number): string => `${whole(bytes / 1024 / 1024)} MiB`;
