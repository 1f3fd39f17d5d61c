import type { types } from "@pulumi/kubernetes";
import { core, networking } from "@pulumi/kubernetes";
import type { CustomResourceOptions, Resource } from "@pulumi/pulumi";
import type { Part, Process } from "./process.ts";
import { times } from "./quantity.ts";

export interface RoomArgs {
  readonly part: Part;
  readonly process: Process;
  /** Kubernetes release whose pod security standard holds, e.g. `1.36`. */
  readonly version: string;
  /** Folders that the part may claim. @default none */
  readonly claims?: number;
  readonly policies: Readonly<Record<string, types.input.networking.v1.NetworkPolicySpec>>;
}

/** A part's namespace with its limits, its service account and its policies; pods wait for all of them. */
export function createRoom(name: string, args: RoomArgs, inside: CustomResourceOptions): Resource[] {
  const { part } = args;
  const namespace = new core.v1.Namespace(
    name,
    { metadata: { name: part, labels: securityLabels(args.version) } },
    inside,
  );
  const within = { ...inside, dependsOn: [...afterOf(inside), namespace] };
  const metadata = (object: string) => ({ name: object, namespace: part });
  return [
    namespace,
    new core.v1.ResourceQuota(
      name,
      { metadata: metadata("quota"), spec: { hard: planQuota(args.process, args.claims ?? 0) } },
      within,
    ),
    new core.v1.LimitRange(
      name,
      { metadata: metadata("limits"), spec: { limits: [planLimits(args.process)] } },
      within,
    ),
    new core.v1.ServiceAccount(name, { metadata: metadata(part), automountServiceAccountToken: false }, within),
    ...Object.entries(args.policies).map(
      ([policy, spec]) =>
        new networking.v1.NetworkPolicy(`${name}-${policy}`, { metadata: metadata(policy), spec }, within),
    ),
  ];
}

/** The restricted pod security standard of this release, enforced; a later release doesn't change it unseen. */
function securityLabels(version: string): Record<string, string> {
  return Object.fromEntries(
    ["enforce", "audit", "warn"].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, "restricted"],
      [`pod-security.kubernetes.io/${mode}-version`, `v${version}`],
    ]),
  );
}

/** Room for every copy twice, while one release follows another; nothing durable but folders given, no way in from outside. */
function planQuota({ replicas, container }: Process, claims: number): Record<string, string> {
  return {
    pods: `${2 * replicas}`,
    "requests.cpu": times(container.cpu, 2 * replicas),
    "requests.memory": times(container.memory, 2 * replicas),
    "limits.cpu": times(container.cpu, 2 * replicas),
    "limits.memory": times(container.memory, 2 * replicas),
    persistentvolumeclaims: `${claims}`,
    "services.loadbalancers": "0",
  };
}

function planLimits({ container }: Process): types.input.core.v1.LimitRangeItem {
  return { type: "Container", default: container, defaultRequest: container, max: container };
}

function afterOf({ dependsOn }: CustomResourceOptions): Resource[] {
  return (dependsOn ?? []) as Resource[];
}
