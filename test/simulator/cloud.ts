import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { awsKinds, awsPackage } from "../../simulator/aws/index.ts";
import type { Kinds } from "../../simulator/kinds/index.ts";
import { kubernetesKinds, kubernetesPackage } from "../../simulator/kubernetes/index.ts";
import type { Session, Standing, Subject, Values } from "../../simulator/protocol/index.ts";
import { openWorld, type World } from "../../simulator/world/index.ts";

/** What one provider does for a program, without the engine: each deed is checked first, as the engine does. */
export interface Hands {
  make(type: string, inputs: Values): Standing;
  change(type: string, made: Standing, news: Values): Values;
  drop(type: string, made: Standing): void;
  replaces(type: string, olds: Values, news: Values): readonly string[];
}

export interface Cloud {
  readonly world: World;
  readonly aws: Hands;
  /** Hands inside the cluster that a kubeconfig leads to. */
  inside(kubeconfig: string): Hands;
}

export const ROLE_ARN = "arn:aws:iam::111122223333:role/domicile-deployer";

/** An empty simulated cloud that is gone after the test. */
export function openCloud(): Cloud {
  const folder = mkdtempSync(join(tmpdir(), "domicile-cloud-"));
  const world = openWorld(folder, () => new Date("2026-11-22T03:00:00Z"));
  onTestFinished(() => {
    world.close();
    rmSync(folder, { recursive: true });
  });
  const kinds: Kinds = new Map([...awsKinds, ...kubernetesKinds].map((kind) => [kind.type, kind]));
  const config = { region: "eu-south-2", assumeRoles: [{ roleArn: ROLE_ARN }] };
  return {
    world,
    aws: handsOf(awsPackage(world, kinds).configure(config)),
    inside: (kubeconfig) => handsOf(kubernetesPackage(world, kinds).configure({ kubeconfig })),
  };
}

function handsOf(session: Session): Hands {
  return {
    make: (type, inputs) => session.create(subject(type), checked(session, type, inputs), false),
    change: (type, { id, properties }, news) =>
      session.update(subject(type), id, properties, checked(session, type, news), false),
    drop: (type, { id, properties }) => session.delete(subject(type), id, properties),
    replaces: (type, olds, news) => session.diff(subject(type), olds, olds, news).replaces,
  };
}

function checked(session: Session, type: string, news: Values): Values {
  const { inputs, failures } = session.check(subject(type), news, null, new Uint8Array(32));
  if (failures.length > 0) throw new Error(failures.map(({ property, reason }) => `${property} ${reason}`).join("; "));
  return inputs;
}

function subject(type: string): Subject {
  return { urn: `urn:pulumi:almendro::domicile::${type}::it`, type, name: "it" };
}
