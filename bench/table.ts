/** One line of the result. */
export interface Row {
  readonly what: string;
  readonly ms: number;
  readonly peakMb: number | null;
  /** Figures that mean the same on any machine, by what they are relative to. */
  readonly ratios: Readonly<Record<string, number>>;
}

/** The rows as people read them, a line each. */
export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ what }) => what.length));
  return rows.map((row) => `${row.what.padEnd(width)}  ${line(row)}\n`).join("");
}

function line({ ms, peakMb, ratios }: Row): string {
  const memory = peakMb === null ? "" : `${peakMb.toFixed(0)} MB`;
  const parts = Object.entries(ratios).map(([than, ratio]) => `${ratio.toFixed(2)} ${than}`);
  return `${ms.toFixed(ms < 100 ? 1 : 0).padStart(8)} ms  ${memory.padStart(7)}  ${parts.join(", ")}`;
}
