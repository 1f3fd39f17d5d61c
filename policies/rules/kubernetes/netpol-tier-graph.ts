import type { Resource } from "../../../graph/index.ts";
import { box, meet, type Packets, sayTraffic, without } from "../../proofs/reachability/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { podMakers } from "./objects.ts";
import { linesOf, type PodLine } from "./pod-lines.ts";
import { allowedIn, allowedOut, allowedTo } from "./pod-paths.ts";
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
  const breaches = own.flatMap((pod) => [
    ...pods.flatMap((other) => [...breach(subject, pod, other), ...(other.maker ? [] : breach(subject, other, pod))]),
    ...strays(pod, "send to addresses", linesOf(subject.graph, pod, "egress"), allowedOut(subject, pod)),
    ...strays(pod, "be called from addresses", linesOf(subject.graph, pod, "ingress"), allowedIn(subject, pod)),
  ]);
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

/** What is open and shouldn't be, and the policies that let it pass; null for a step that needs none. */
interface Breach {
  readonly said: string;
  readonly path: readonly string[];
  readonly by: readonly (string | null)[];
}

/** What one pod can send to another: what its own policies let out and the other's let in. Of EKS's own, everything. */
function between({ graph }: Subject, from: Pod, to: Pod): Packets {
  const out = from.maker ? passing(linesOf(graph, from, "egress"), to) : [box()];
  return meet(out, to.maker ? passing(linesOf(graph, to, "ingress"), from) : [box()]);
}

const passing = (lines: readonly PodLine[] | null, peer: Pod): Packets =>
  lines === null ? [box()] : lines.filter(({ takes }) => takes(peer)).flatMap(({ traffic }) => traffic);

function breach(subject: Subject, from: Pod, to: Pod): readonly Breach[] {
  const { graph } = subject;
  const stray = without(between(subject, from, to), allowedTo(subject, from, to));
  if (stray.length === 0) return [];
  const out = from.maker ? letting(linesOf(graph, from, "egress"), to, stray) : null;
  const into = to.maker ? letting(linesOf(graph, to, "ingress"), from, stray) : null;
  const path = [from.name, `out by ${out?.name ?? "no policy"}`, `in by ${into?.name ?? "no policy"}`, to.name];
  const said = `${from.name} can call ${to.name} by ${sayTraffic(stray)}: ${path.join(" → ")}`;
  return [{ said, path, by: [null, out?.urn ?? null, into?.urn ?? null, null] }];
}

/** The first policy that lets some of this traffic pass; null when none speaks of the pod. */
const letting = (lines: readonly PodLine[] | null, peer: Pod, stray: Packets): Resource | null =>
  lines?.find(({ takes, traffic }) => takes(peer) && meet(traffic, stray).length > 0)?.policy ?? null;

function said(subject: Subject, from: Pod, to: Pod): readonly string[] {
  const open = between(subject, from, to);
  return open.length === 0 ? [] : [`${to.name} by ${sayTraffic(open)}`];
}

function strays(pod: Pod, what: string, lines: readonly PodLine[] | null, allowed: Packets): readonly Breach[] {
  if (lines === null) return [{ said: `${pod.name} can ${what} without any policy's leave`, path: [], by: [] }];
  return lines.flatMap(({ policy, addresses, traffic }) => {
    const stray = without(meet(addresses, traffic), allowed);
    if (stray.length === 0) return [];
    const said = `${pod.name} can ${what} by ${sayTraffic(stray)} that no tier asks for, by ${policy.name}`;
    return [{ said, path: [pod.name, `network policy ${policy.name}`], by: [null, policy.urn] }];
  });
}
