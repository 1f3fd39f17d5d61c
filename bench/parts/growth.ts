import { measure } from "../measure.ts";
import { figure, type Row, row } from "../table.ts";

const TIMES = 10;
const SLOWEST = 5;
/** A little past proportional: sorting, and memory that no longer fits the processor's caches. */
const AIM = 1.2;

/** How the cost grows with the plan: ms is of ten times as much, n¹ would be in proportion to it. */
export function growth(): Row[] {
  const { one, many } = measure(
    { one: { run: "growth", args: ["1"] }, many: { run: "growth", args: [String(TIMES)] } },
    3,
  );
  const [few = Number.NaN, lots = Number.NaN] = [one.told.resources, many.told.resources];
  const line = (what: string, name: string): Row => {
    const [before = Number.NaN, after = Number.NaN] = [one.told[name], many.told[name]];
    const exponent = Math.log(after / before) / Math.log(lots / few);
    return row(what, after, {
      figures: [figure(exponent, "as power of n", AIM), figure((after * 1000) / lots, "µs a resource")],
    });
  };
  const slowest = Object.entries(many.told)
    .filter(([name]) => name.startsWith("rule "))
    .sort(([, a], [, b]) => b - a)
    .slice(0, SLOWEST);
  return [
    line(`capture of names alone, from ${few} to ${lots} resources`, "capture"),
    line("judging, by every rule and proof", "judge"),
    ...slowest.map(([name]) => line(`  ${name}`, name)),
    line("evidence, in every form and signed", "evidence"),
  ];
}
