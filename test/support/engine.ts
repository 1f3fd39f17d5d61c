import { obtainEngine } from "../../operations/engine/index.ts";

/** Journeys run on the real engine: it is obtained before the first of them, and never a reason to skip one. */
export async function setup(): Promise<void> {
  await obtainEngine({ say: (text) => process.stderr.write(`${text}\n`), step() {} });
}
