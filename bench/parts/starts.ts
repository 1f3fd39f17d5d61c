import { type Measured, measure } from "../measure.ts";
import { figure, type Row, row } from "../table.ts";

const ROUNDS = 5;

/** What a start costs: each case in fresh processes, against the bare import of the Pulumi packages. */
export function starts(): Row[] {
  const resources = String(measure({ capture: { run: "capture" } }, 1).capture.told.resources);
  const taken = measure(
    {
      import: { run: "import", stock: true },
      smallest: { run: "smallest", args: [resources] },
      check: { run: "check" },
      capture: { run: "capture" },
      prove: { run: "prove" },
    },
    ROUNDS,
  );
  const start = (what: string, { ms, peakMb }: Pick<Measured, "ms" | "peakMb">, aim: number | null = null): Row => {
    const figures = [
      figure(ms / taken.import.ms, "× bare import", aim),
      figure(ms / taken.smallest.ms, "× smallest program"),
    ];
    return row(what, ms, { peakMb, figures });
  };
  const { capture = Number.NaN, judge = Number.NaN, judgedAt = Number.NaN } = taken.prove.told;
  const { gather = Number.NaN, write = Number.NaN } = taken.prove.told;
  const size = ((taken.prove.told.bytes ?? Number.NaN) / 1e6).toFixed(2);
  return [
    start("bare import of the Pulumi packages", taken.import),
    start(`smallest program of ${resources} resources, captured`, taken.smallest),
    start("check", taken.check),
    start(`capture (${resources} resources)`, taken.capture),
    start("capture and judge", { ms: judgedAt, peakMb: taken.prove.peakMb }, 2),
    row("of it: importing what declares and judges", judgedAt - capture - judge),
    row("of it: capturing, once everything is imported", capture),
    row("of it: judging, by every rule and proof", judge, { figures: [figure(judge / capture, "× capturing", 1)] }),
    row(`evidence of it, in every form and signed (${size} MB)`, gather + write, { aimMs: 500 }),
    row("of it: importing what writes it, gathering promises, controls and digests", gather),
    row("of it: writing every form, signed", write),
  ];
}
