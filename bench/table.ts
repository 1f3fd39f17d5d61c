/** A figure that means the same on any machine, by what it is relative to. */
interface Figure {
  readonly value: number;
  readonly of: string;
  /** The most it should be; null where there is no aim. */
  readonly aim: number | null;
}

/** One line of the result. */
export interface Row {
  readonly what: string;
  readonly ms: number;
  /** The most milliseconds it should take; null where there is no aim. */
  readonly aimMs: number | null;
  readonly peakMb: number | null;
  readonly figures: readonly Figure[];
}

/** A line; what isn't given has no aim, no memory of its own and no figures. */
export const row = (what: string, ms: number, more: Partial<Row> = {}): Row => ({
  what,
  ms,
  aimMs: null,
  peakMb: null,
  figures: [],
  ...more,
});

export const figure = (value: number, of: string, aim: number | null = null): Figure => ({ value, of, aim });

/** The rows as people read them, a line each, every aim with whether it is met. */
export function table(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ what }) => what.length));
  return `\n${title}\n${rows.map((one) => `  ${one.what.padEnd(width)}  ${line(one)}`.trimEnd()).join("\n")}\n`;
}

function line({ ms, aimMs, peakMb, figures }: Row): string {
  const time = `${ms.toFixed(ms < 100 ? 1 : 0).padStart(7)} ms${met(ms, aimMs)}`;
  const memory = peakMb === null ? "" : `${peakMb.toFixed(0)} MB`;
  const parts = figures.map(({ value, of, aim }) => `${value.toFixed(2)} ${of}${met(value, aim)}`);
  return `${time.padEnd(23)}  ${memory.padStart(7)}  ${parts.join(", ")}`;
}

const met = (value: number, aim: number | null): string =>
  aim === null ? "" : ` (aim ${aim} ${value <= aim ? "✓" : "✗"})`;
