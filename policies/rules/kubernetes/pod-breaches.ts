import { meet, type Packets, sayTraffic, without } from "../../proofs/reachability/index.ts";
import type { Subject } from "../../verdict.ts";
import { linesOf, type PodLine } from "./pod-lines.ts";
import { allowedIn, allowedOut, allowedTo } from "./pod-paths.ts";
import { policyLetting, sends } from "./pod-reach.ts";
import type { Pod } from "./pods.ts";

/** What is open and shouldn't be, and the policies that let it pass; null for a step that needs none. */
interface Breach {
  readonly said: string;
  readonly path: readonly string[];
  readonly by: readonly (string | null)[];
}

/** All that is open at a pod, to it and from it, and shouldn't be: what goes past pods first. */
export function breachesAt(subject: Subject, pod: Pod, pods: readonly Pod[]): readonly Breach[] {
  const { graph } = subject;
  return [
    ...strays(pod, "send to addresses", linesOf(graph, pod, "egress"), allowedOut(subject, pod)),
    ...strays(pod, "be called from addresses", linesOf(graph, pod, "ingress"), allowedIn(subject, pod)),
    ...pods.flatMap((other) => [...breach(subject, pod, other), ...(other.maker ? [] : breach(subject, other, pod))]),
  ];
}

function breach(subject: Subject, from: Pod, to: Pod): readonly Breach[] {
  const { graph } = subject;
  const stray = without(sends(graph, from, to), allowedTo(subject, from, to));
  if (stray.length === 0) return [];
  const out = policyLetting(graph, from, "egress", { peer: to, traffic: stray });
  const into = policyLetting(graph, to, "ingress", { peer: from, traffic: stray });
  const path = [from.name, `out by ${out?.name ?? "no policy"}`, `in by ${into?.name ?? "no policy"}`, to.name];
  const said = `${from.name} can call ${to.name} by ${sayTraffic(stray)}: ${path.join(" → ")}`;
  return [{ said, path, by: [null, out?.urn ?? null, into?.urn ?? null, null] }];
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
