/** Hears how long a deed took, in milliseconds. */
export type Note = (deed: string, ms: number) => void;

/** Runs a deed and tells how long it took. */
export async function timed<T>(deed: string, note: Note, run: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await run();
  note(deed, performance.now() - started);
  return result;
}

/** Processor time of this process so far, in milliseconds, of all its threads; what runs beside it isn't in it. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
