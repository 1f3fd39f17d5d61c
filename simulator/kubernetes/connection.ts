import { parse } from "yaml";
import { CLUSTER, mayEnter } from "../aws/eks/index.ts";
import { Refused, type Value } from "../protocol/index.ts";
import { type Thing, text, type World } from "../world/index.ts";
import { at, listAt } from "./object.ts";

/** Where a kubeconfig leads, and as whom. */
export interface Connection {
  readonly server: string;
  /** Name of the cluster that the token is asked for; empty when nothing asks for one. */
  readonly cluster: string;
  /** ARN of the role that asks; empty when it is nobody's. */
  readonly role: string;
}

/** Reads the current context of a kubeconfig. Throws, in a sentence, on what leads nowhere. */
export function readKubeconfig(kubeconfig: string): Connection {
  const config = parse(kubeconfig) as Value;
  const entry = (list: string, name: Value | undefined) => listAt(config, list).find((each) => each.name === name);
  const context = entry("contexts", at(config, "current-context"));
  const server = at(entry("clusters", at(context, "context", "cluster")), "cluster", "server");
  if (typeof server !== "string") throw new Error("kubeconfig: its current context names no server");
  const exec = at(entry("users", at(context, "context", "user")), "user", "exec");
  const args = at(exec, "args");
  const words = at(exec, "command") === "aws" && Array.isArray(args) ? args.map(String) : [];
  const after = (flag: string) => (words.includes(flag) ? (words[words.indexOf(flag) + 1] ?? "") : "");
  return { server, cluster: after("--cluster-name"), role: after("--role-arn") };
}

/** The cluster that answers, for who may enter it. */
export function reach(world: World, { server, cluster, role }: Connection): Thing {
  const found = world.all().find((thing) => thing.type === CLUSTER && text(thing, "endpoint") === server);
  if (found === undefined)
    throw new Refused("Unreachable", `configured Kubernetes cluster is unreachable: no such host ${server}`);
  const invited = at(found.settings, "accessConfig", "bootstrapClusterCreatorAdminPermissions") !== false;
  if (cluster !== found.id || !(invited || mayEnter((type) => world.of(found, type), found.id, role)))
    throw new Refused("Unauthorized", `cluster ${found.id} has no access policy for ${role || "who asks"}`);
  return found;
}
