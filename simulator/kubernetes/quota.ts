import type { Value, Values } from "../protocol/index.ts";
import { at, listAt } from "./object.ts";

const UNITS: Readonly<Record<string, number>> = { m: 0.001, "": 1, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };

/** A quantity as Kubernetes writes it, as a number: `500m` is 0.5. NaN when it is none. */
function amount(quantity: Value | undefined): number {
  const match = /^(\d+(?:\.\d+)?)(m|Ki|Mi|Gi|Ti)?$/.exec(String(quantity));
  return match === null ? Number.NaN : Number(match[1]) * (UNITS[match[2] ?? ""] ?? Number.NaN);
}

/** What a number of pods asks of a quota: pods, and each resource by its name in quotas, e.g. `requests.cpu`. */
export function demandOf(pod: Values, replicas: number): Readonly<Record<string, number>> {
  const containers = listAt(pod, "containers");
  const sum = (kind: string, resource: string) =>
    replicas * containers.reduce((total, container) => total + amount(at(container, "resources", kind, resource)), 0);
  const resources = ["requests", "limits"].flatMap((kind) =>
    ["cpu", "memory"].map((resource) => [`${kind}.${resource}`, sum(kind, resource)] as const),
  );
  return { pods: replicas, ...Object.fromEntries(resources) };
}

/** The first limit of a quota that the pods of all Deployments of its namespace go over or leave unsaid; else null. */
export function exceeded(hard: Values, demands: readonly Readonly<Record<string, number>>[]): string | null {
  for (const [limit, most] of Object.entries(hard)) {
    const wanted = demands.reduce((total, demand) => total + (demand[limit] ?? 0), 0);
    if (Number.isNaN(wanted)) return `must specify ${limit}`;
    if (wanted > amount(most)) return `requested: ${limit}=${wanted}, limited: ${limit}=${String(most)}`;
  }
  return null;
}
