import { box, type Packets, type Place, single, TCP } from "../../proofs/reachability/index.ts";
import type { Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { onlyFrom } from "./only-from.ts";

/** Port of the kubelet, by which the control plane asks a node how it is (Kubernetes: Ports and Protocols). */
const KUBELET = 10250;

const isApp = (place: Place): boolean => place.tier === "app";

/** Web calls the application's own port, the cluster asks its nodes, and the tier's own nodes check one another. */
function allowed({ product }: Subject, from: Place | null): Packets {
  const tcp = (port: number): Packets => [box({ protocol: single(TCP), port: single(port) })];
  if (from?.tier === "web") return tcp(product.app.port);
  if (from?.tier === "control") return tcp(KUBELET);
  return from?.tier === "app" ? [box()] : [];
}

export const appReachableOnlyFromWeb: Rule = {
  id: "NET-02",
  name: "app-reachable-only-from-web",
  statement:
    "Proof: only the web tier can open a connection to the application tier, apart from health checks inside the tier.",
  severity: "critical",
  capability: "tier-segmentation",
  remedy: "close the line that lets it pass: web may call the application's port, the cluster port 10250 of its nodes",
  premises: [],
  check: (subject) => onlyFrom(subject, isApp, (from) => allowed(subject, from)),
};
