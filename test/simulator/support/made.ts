import * as pulumi from "@pulumi/pulumi";
import { withLocalStorage } from "@pulumi/pulumi/runtime/state.js";
import { awsPackage } from "../../../simulator/aws/index.ts";
import type { Kinds } from "../../../simulator/kinds/index.ts";
import { kubernetesPackage } from "../../../simulator/kubernetes/index.ts";
import type { Package, Session, Standing, Subject, Values } from "../../../simulator/protocol/index.ts";
import { randomPackage } from "../../../simulator/random/index.ts";
import type { World } from "../../../simulator/world/index.ts";

/** One resource of a program as it was made, and the provider that serves it. */
export interface Made extends Standing {
  readonly subject: Subject;
  readonly inputs: Values;
  readonly session: Session;
}

/** Makes all that a program declares in a simulated cloud, in this process and without the engine. */
export async function makeAll(world: World, kinds: Kinds, program: () => unknown): Promise<readonly Made[]> {
  const packages = [awsPackage(world, kinds), kubernetesPackage(world, kinds), randomPackage()];
  const byName = new Map<string, Package>(packages.map((each) => [`pulumi:providers:${each.name}`, each]));
  const sessions = new Map<string, Session>();
  const made: Made[] = [];
  const newResource = ({ type, name, inputs, provider = "" }: pulumi.runtime.MockResourceArgs) => {
    const served = byName.get(type);
    if (served) sessions.set(name, served.configure(inputs));
    const session = sessions.get(provider.split("::").at(-2) ?? "");
    if (session === undefined) return { id: name, state: inputs };
    const subject = { urn: `urn:pulumi:test::domicile::${type}::${name}`, type, name };
    const { inputs: checked, failures } = session.check(subject, inputs, null, new Uint8Array(32));
    if (failures.length > 0) throw new Error(`${name}: ${JSON.stringify(failures)}`);
    const standing = session.create(subject, checked, false);
    made.push({ ...standing, subject, inputs: checked, session });
    return { id: standing.id, state: standing.properties };
  };
  // The SDK takes a stack trace for every promise it makes, which is most of the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  await withLocalStorage(async () => {
    await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "domicile", "test", false);
    await pulumi.runtime.runInPulumiStack(async () => program());
    await pulumi.runtime.disconnect();
  }).finally(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });
  return made;
}
