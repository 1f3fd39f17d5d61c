import { dig, isMap, type Resource } from "../../../graph/index.ts";
import { each, list, map, number } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { containersOf, labelsAt, namespaceOf, ofKind, podAt } from "./objects.ts";
import { selects } from "./selectors.ts";

const ZONE = "topology.kubernetes.io/zone";

export const workloadsSurviveAZone: Rule = {
  id: "K8S-16",
  name: "workloads-survive-a-zone",
  statement:
    "Each part of the product runs in copies that are spread over zones, are never all stopped at once by us, and can't starve each other.",
  severity: "high",
  capability: "high-availability",
  remedy: "give it two copies or more, a spread over zones that must be met, a disruption budget and limits",
  premises: ["tier-subnets-disjoint"],
  check: (subject) => each(ofKind(subject.graph, "Deployment", "StatefulSet"), (maker) => judgeMaker(subject, maker)),
};

function judgeMaker({ graph }: Subject, maker: Resource): Finding {
  const labels = labelsAt(maker, `${podAt(maker)}metadata.labels`);
  const budget = ofKind(graph, "PodDisruptionBudget").some(
    (one) => namespaceOf(one) === namespaceOf(maker) && selects(map(one, "spec.selector"), labels) && spares(one),
  );
  const copies = number(maker, "spec.replicas") ?? 1;
  const unlimited = containersOf(maker).filter((at) => !isMap(dig(maker.inputs, `${at}.resources.limits`)));
  const faults = [
    ...(copies >= 2 ? [] : ["it runs once"]),
    ...(isSpread(maker) ? [] : ["its copies may all be in one zone"]),
    ...(budget ? [] : ["all its copies may be stopped at once"]),
    ...(unlimited.length === 0 ? [] : ["it may take all its neighbours need"]),
  ];
  return faults.length === 0
    ? pass(maker, `${maker.name} goes on in ${copies} copies when a zone fails`, { copies })
    : fail(maker, `${maker.name} stops with one zone or machine, since ${faults.join(" and ")}`, { faults });
}

function isSpread(maker: Resource): boolean {
  const constraints = list(maker, `${podAt(maker)}spec.topologySpreadConstraints`);
  return constraints.some(
    (one) => dig(one, "topologyKey") === ZONE && dig(one, "whenUnsatisfiable") === "DoNotSchedule",
  );
}

/** Whether a budget leaves a copy standing. */
function spares(budget: Resource): boolean {
  const [most, least] = [dig(budget.inputs, "spec.maxUnavailable"), dig(budget.inputs, "spec.minAvailable")];
  return most === 1 || (typeof least === "number" && least >= 1);
}
