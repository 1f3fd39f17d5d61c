import { capture } from "../../graph/index.ts";
import { judge, type Rule, rules, subjectOf } from "../../policies/index.ts";
import { grown } from "../grown.ts";
import { median } from "../measure.ts";
import { captured, judged } from "../planned.ts";
import { gathered, written } from "../proven.ts";
import { smallest } from "../smallest.ts";
import { timed } from "../timed.ts";

const ROUNDS = 3;

/**
 * A home that holds as many times what it holds: what each phase takes, and each rule by its name; the middle of three
 * once all is compiled. A rule pays for what it is the first to read.
 */
export async function run(times: string): Promise<Record<string, number>> {
  const { of, graph } = await captured();
  const plan = { of, graph: grown(graph, graph.resources.length * Number(times)) };
  const spent = new Map<string, number[]>();
  const note = (deed: string, ms: number) => spent.set(deed, [...(spent.get(deed) ?? []), ms]);
  const listening = rules.map((rule) => heard(rule, note));
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const program = smallest(plan.graph.resources.length);
    await timed("capture", note, () => capture(program, { project: "smallest", stack: "smallest" }));
    await timed("judge", note, async () => judge(listening, subjectOf(plan.of.order, plan.of.settled, plan.graph)));
    const verdicts = judged(plan);
    await timed("evidence", note, async () => written(await gathered(plan, verdicts)));
  }
  const told = [...spent].map(([deed, each]) => [deed, median(each)]);
  return { resources: plan.graph.resources.length, ...Object.fromEntries(told) };
}

function heard(rule: Rule, note: (deed: string, ms: number) => void): Rule {
  return {
    ...rule,
    check: (...given) => {
      const started = performance.now();
      const found = [...rule.check(...given)];
      note(`rule ${rule.name}`, performance.now() - started);
      return found;
    },
  };
}
