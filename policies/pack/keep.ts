import { renameSync, writeFileSync } from "node:fs";
import type { Verdict } from "../verdict.ts";

/**
 * Keeps all verdicts as JSON in the file that `DOMICILE_VERDICTS` names, for whoever started the engine; whole or not
 * at all.
 */
export function keepVerdicts(verdicts: readonly Verdict[]): void {
  const file = process.env.DOMICILE_VERDICTS;
  if (!file) return;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(verdicts), { mode: 0o600 });
  renameSync(draft, file);
}
