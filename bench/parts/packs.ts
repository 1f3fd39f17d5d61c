import { measure } from "../measure.ts";
import { figure, type Row, row } from "../table.ts";

const ROUNDS = 5;

/** How long the engine waits until a policy pack answers, and what of it is Pulumi's SDK. */
export function packs(): Row[] {
  const taken = measure(
    {
      empty: { run: "pack", args: ["dist/bench/empty-pack"] },
      ours: { run: "pack", args: ["policies/pack"] },
    },
    ROUNDS,
  );
  const empty = taken.empty.told.boot ?? Number.NaN;
  const boot = (what: string, ms = Number.NaN, aimMs: number | null = null): Row =>
    row(what, ms, { aimMs, figures: [figure(ms / empty, "× empty pack")] });
  return [
    boot("a pack without a rule: Pulumi's SDK alone", empty),
    boot("ours, made into one file already", taken.ours.told.boot, 1000),
  ];
}
