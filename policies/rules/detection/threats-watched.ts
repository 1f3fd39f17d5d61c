import type { Graph, Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { detectorsOf, featuresOf, isOn } from "./detectors.ts";

/** What GuardDuty looks at only when it is told to, by what a tenant has of it. */
const WATCHED: Readonly<Record<string, string>> = {
  S3_DATA_EVENTS: "buckets",
  EKS_AUDIT_LOGS: "the cluster",
  RDS_LOGIN_EVENTS: "the database",
  RUNTIME_MONITORING: "hosts",
};

export const threatsWatched: Rule = {
  id: "DET-01",
  name: "threats-watched",
  statement:
    "Attacks on the account, its buckets, its cluster, its database and its hosts are looked for all the time.",
  severity: "critical",
  capability: "intrusion-detection",
  remedy: `switch one detector on with ${Object.keys(WATCHED).join(", ")}`,
  premises: ["resource-region-allowed"],
  *check({ graph }) {
    const detectors = detectorsOf(graph);
    if (detectors.length === 0) yield fail(null, "nobody looks for attacks on this account");
    yield* each(detectors, (detector) => judgeDetector(graph, detector));
  },
};

function judgeDetector(graph: Graph, detector: Resource): Finding {
  if (!isOn(detector)) return fail(detector, `${detector.name} is switched off`);
  const on = featuresOf(graph, detector);
  const unseen = Object.entries(WATCHED).flatMap(([feature, what]) => (on.has(feature) ? [] : [what]));
  return unseen.length === 0
    ? pass(detector, `${detector.name} looks for attacks on ${Object.values(WATCHED).join(", ")} and the account`)
    : fail(detector, `${detector.name} doesn't look at ${unseen.join(" and ")}`, { unseen });
}
