import { dig, type Graph, type Resource, remembered } from "../../../graph/index.ts";
import { map, sayUnknown, text, Unproven } from "../../read.ts";

/** Objects that make pods, whatever version of the API they are written in, and where their pod stands. */
const PODS: Readonly<Record<string, string>> = {
  Pod: "",
  Deployment: "spec.template",
  ReplicaSet: "spec.template",
  ReplicationController: "spec.template",
  StatefulSet: "spec.template",
  DaemonSet: "spec.template",
  Job: "spec.template",
  CronJob: "spec.jobTemplate.spec.template",
  PodTemplate: "template",
};

/**
 * `Deployment` of `kubernetes:apps/v1:Deployment` and of `…:DeploymentPatch`; undefined for what isn't an object of a
 * cluster.
 */
export function kindOf({ type }: Resource): string | undefined {
  return type.startsWith("kubernetes:") ? type.split(":")[2]?.replace(/(Patch|List)$/, "") : undefined;
}

export const ofKind = (graph: Graph, ...kinds: readonly string[]): readonly Resource[] =>
  objects(graph).filter((object) => kinds.includes(kindOf(object) ?? ""));

const objects = remembered((graph: Graph) => graph.resources.filter((resource) => kindOf(resource) !== undefined));

/** Everything of the graph that makes pods. */
export const podMakers = (graph: Graph): readonly Resource[] => ofKind(graph, ...Object.keys(PODS));

/** Where the pod's `metadata` and `spec` stand in what makes it, as a prefix of paths. */
export function podAt(maker: Resource): string {
  const at = PODS[kindOf(maker) ?? ""];
  return at === undefined || at === "" ? "" : `${at}.`;
}

/** Paths of every container of a pod: those that start it, those that run, and those added to look into it. */
export function containersOf(maker: Resource): readonly string[] {
  return ["initContainers", "containers", "ephemeralContainers"].flatMap((kind) => {
    const at = `${podAt(maker)}spec.${kind}`;
    const items = dig(maker.inputs, at) ?? [];
    if (!Array.isArray(items)) throw new Unproven(sayUnknown(maker, at));
    return items.map((_, index) => `${at}.${index}`);
  });
}

/** The namespace an object is in. Kubernetes takes `default` for one that doesn't say. */
export const namespaceOf = (object: Resource): string => text(object, "metadata.namespace") ?? "default";

/** The name of an object, as another names it. Throws `Unproven` when Kubernetes or Pulumi chooses it. */
export function nameOf(object: Resource): string {
  const name = text(object, "metadata.name");
  if (name === undefined) throw new Unproven(`the name of ${object.name} is chosen when it is made`);
  return name;
}

export type Labels = Readonly<Record<string, string>>;

/** Labels at a path. Throws `Unproven` when one isn't known. */
export const labelsAt = (object: Resource, path: string): Labels =>
  Object.fromEntries(Object.entries(map(object, path)).map(([key, inner]) => [key, String(inner)]));
