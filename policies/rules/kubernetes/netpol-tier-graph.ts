import type { Resource } from "../../../graph/index.ts";
import { sayTraffic } from "../../proofs/reachability/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { podMakers } from "./objects.ts";
import { breachesAt } from "./pod-breaches.ts";
import { sends } from "./pod-reach.ts";
import { type Pod, podsOf } from "./pods.ts";

export const netpolTierGraph: Rule = {
  id: "K8S-04",
  name: "netpol-tier-graph",
  statement:
    "Proof: pods can reach each other only from web to application to database, apart from DNS and listed egress.",
  severity: "critical",
  capability: "tier-segmentation",
  remedy: "let the policy name the one neighbour of its tier and the one port it answers on",
  premises: ["default-deny-netpol", "cni-enforces-policy"],
  check: (subject) => each(podMakers(subject.graph), (maker) => judgeMaker(subject, maker)),
};

function judgeMaker(subject: Subject, maker: Resource): Finding {
  const pods = podsOf(subject.graph);
  const own = pods.filter((pod) => pod.maker === maker);
  const breaches = own.flatMap((pod) => breachesAt(subject, pod, pods));
  const [first] = breaches;
  if (first !== undefined) {
    const { path, by } = first;
    return fail(maker, first.said, { path: [...path], by: [...by], breaches: breaches.map(({ said }) => said) });
  }
  const opens = own.flatMap((pod) => pods.flatMap((other) => said(subject, pod, other)));
  return pass(maker, `pods of ${maker.name} reach ${opens.length === 0 ? "no other pods" : opens.join(" and ")}`, {
    opens,
  });
}

function said(subject: Subject, from: Pod, to: Pod): readonly string[] {
  const open = sends(subject.graph, from, to);
  return open.length === 0 ? [] : [`${to.name} by ${sayTraffic(open)}`];
}
