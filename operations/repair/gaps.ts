import type { Deployment } from "@pulumi/pulumi/automation/index.js";
import { dig, type Graph, type Resource } from "../../graph/index.ts";
import { IDENTITY } from "../../stacks/index.ts";
import { type Standing, standingIn } from "../standing.ts";
import type { Given } from "./ways.ts";

/** Something that the cloud may have and the state doesn't: a run was making it, or may have. */
export interface Gap {
  /** As the state would have it; its id and outputs are what is to be found. */
  readonly resource: Standing;
  /** True when the state says that a run was ended in the midst of making it. */
  readonly pending: boolean;
  /** Its `domicile:id`, where it carries one. */
  readonly mark: string | undefined;
  readonly given: Given;
}

/** As the engine writes an operation that it began and didn't end. */
interface Pending {
  /** `creating`, `updating`, `deleting` … */
  readonly type: string;
  readonly resource: Standing;
}

/** What the state says was being done when a run was ended by force. */
export function pendingIn({ deployment }: Deployment): readonly Pending[] {
  return (deployment as { pending_operations?: readonly Pending[] | null } | null)?.pending_operations ?? [];
}

/**
 * All that a run was making when it was killed, and all that is declared, isn't in the state and could have been made:
 * a create whose answer got lost leaves nothing in the state. What waits for something that isn't there was never begun.
 */
export function gapsIn(exported: Deployment, declared: Graph): Gap[] {
  const standing = new Map(standingIn(exported).map((each) => [each.urn, each]));
  const creating = pendingIn(exported).filter(({ type }) => type === "creating");
  const pending = creating.map(({ resource }) => gapOf(resource, true, standing));
  const begun = new Set(pending.map(({ resource }) => resource.urn));
  const missing = declared.resources.filter(
    ({ urn, custom, type }) => custom && !isProvider(type) && !standing.has(urn),
  );
  return [
    ...pending.filter(({ resource }) => !isProvider(resource.type)),
    ...missing.filter(({ urn }) => !begun.has(urn)).flatMap((resource) => missingGap(resource, standing)),
  ];
}

type ByUrn = ReadonlyMap<string, Standing>;

const isProvider = (type: string) => type.startsWith("pulumi:");

function missingGap(resource: Resource, standing: ByUrn): Gap[] {
  const provider = standing.get(resource.provider ?? "");
  if (provider === undefined || !resource.dependsOn.every((urn) => standing.has(urn))) return [];
  return [gapOf(asStanding(resource, provider), false, standing, resource.refs)];
}

/** A declared resource as the state would have it. */
function asStanding(resource: Resource, provider: Standing): Standing {
  const { urn, type, parent, inputs, dependsOn, refs, protect, retainOnDelete } = resource;
  return {
    urn,
    type,
    custom: true,
    inputs,
    provider: `${provider.urn}::${provider.id}`,
    dependencies: dependsOn,
    propertyDependencies: refs,
    ...(parent !== null && { parent }),
    ...(protect && { protect }),
    ...(retainOnDelete && { retainOnDelete }),
  };
}

function gapOf(resource: Standing, pending: boolean, standing: ByUrn, refs: Resource["refs"] = {}): Gap {
  const given = (property: string, behind: (target: Standing) => unknown) => {
    const value = dig((resource.inputs ?? {}) as Resource["inputs"], property);
    if (["string", "number", "boolean"].includes(typeof value)) return String(value);
    const [only, ...others] = refs[property] ?? [];
    const target = others.length === 0 ? standing.get(only ?? "") : undefined;
    const found = target && behind(target);
    return typeof found === "string" ? found : undefined;
  };
  const tags = resource.inputs?.tags as Readonly<Record<string, unknown>> | undefined;
  const mark = tags?.[IDENTITY];
  return {
    resource,
    pending,
    mark: typeof mark === "string" ? mark : undefined,
    given: {
      id: (property) => given(property, ({ id }) => id),
      arn: (property) => given(property, ({ outputs }) => outputs?.arn),
    },
  };
}
