import { measure } from "../measure.ts";
import { figure, type Row, row } from "../table.ts";

const FLEET = 50;

/** What a further tenant costs in a process that runs already, and whether memory stays flat. */
export function fleets(): Row[] {
  const { fleet } = measure({ fleet: { run: "fleet", args: [String(FLEET)] } }, 1);
  const { told, peakMb } = fleet;
  const { capture = Number.NaN, judge = Number.NaN, resources = Number.NaN } = told;
  const { heapBefore = Number.NaN, heapAfter = Number.NaN } = told;
  return [
    row(`capture and judge, each of ${FLEET} further tenants`, capture + judge, {
      peakMb,
      figures: [
        figure((capture + judge) / resources, "ms a resource", 1),
        figure(heapAfter / heapBefore, "× the heap half-way", 1.1),
      ],
    }),
    row("of it: capturing", capture),
    row("of it: judging, by every rule and proof", judge, { figures: [figure(judge / capture, "× capturing", 1)] }),
  ];
}
