import * as pulumi from "@pulumi/pulumi";
import { ownerTags } from "../../../components/index.ts";
import type { Stage } from "../../../operations/stage.ts";
import { declareTenant, type TenantInput } from "../../../stacks/index.ts";

/** One thing made wrong in a tenant's program, by a careless or a malicious colleague. */
export interface Saboteur {
  readonly does: string;
  readonly sabotage: Sabotage;
  /** Name of the resource that the refusal must name. */
  readonly at: string;
  /** Every rule that refuses it, and no other; `unproven` behind those whose premise it took away. */
  readonly caughtBy: readonly string[];
}

/** What a saboteur does to the program: each a way of its own. */
interface Sabotage {
  /** Tells the program something else than the tenant's file says. */
  readonly misleads?: (input: TenantInput) => TenantInput;
  /** Changes a resource while it is declared. */
  readonly spoils?: pulumi.ResourceTransformation;
  /** Declares something besides. */
  readonly adds?: (site: Site) => void;
}

/** Where a saboteur adds something: beneath the tenant, among what it is made of. */
interface Site {
  readonly here: pulumi.CustomResourceOptions;
  /** What everything of this tenant says of itself. */
  readonly tags: Record<string, string>;
  /** The id of a resource that stands, as the program knows it. */
  id(type: string, name: string): pulumi.Output<string>;
}

/** Changes the inputs of one resource. */
export function spoil(type: string, name: string, change: (inputs: pulumi.Inputs) => pulumi.Inputs): Sabotage {
  return {
    spoils: (args) =>
      args.type === type && args.name === name ? { props: change(args.props), opts: args.opts } : undefined,
  };
}

/** Sets properties of one resource. */
export function set(type: string, name: string, inputs: pulumi.Inputs): Sabotage {
  return spoil(type, name, (before) => ({ ...before, ...inputs }));
}

/** Gives the JSON document in a property more statements. */
export function allow(type: string, name: string, statement: object, property = "policy"): Sabotage {
  return spoil(type, name, (inputs) => {
    const document = pulumi.output(inputs[property] as string).apply((text) => {
      const { Statement, ...rest } = JSON.parse(text);
      return JSON.stringify({ ...rest, Statement: [...Statement, { Effect: "Allow", ...statement }] });
    });
    return { ...inputs, [property]: document };
  });
}

type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Changes the conditions under which people take a role. */
export function admit(role: string, change: (conditions: Conditions) => Conditions): Sabotage {
  return spoil("aws:iam/role:Role", role, ({ assumeRolePolicy, ...inputs }) => {
    const { Statement, ...rest } = JSON.parse(assumeRolePolicy);
    const changed = Statement.map((one: { Condition: Conditions }) => ({ ...one, Condition: change(one.Condition) }));
    return { ...inputs, assumeRolePolicy: JSON.stringify({ ...rest, Statement: changed }) };
  });
}

/** A rule of a backup plan, as far as saboteurs change it. */
interface BackupRule {
  readonly ruleName: string;
  readonly copyActions: readonly { readonly destinationVaultArn: string }[];
}

/** Changes each rule of a backup plan. */
export function ofEachRule(type: string, name: string, change: (rule: BackupRule) => object): Sabotage {
  return spoil(type, name, ({ rules, ...inputs }) => ({ ...inputs, rules: rules.map(change) }));
}

/** Sets fields in what a Kubernetes object wants. */
export function inSpec(type: string, name: string, fields: object): Sabotage {
  return spoil(type, name, ({ spec, ...inputs }) => ({ ...inputs, spec: { ...spec, ...fields } }));
}

/** Sets fields of the pods that a deployment makes. */
export function inPod(type: string, name: string, fields: object): Sabotage {
  return spoil(type, name, ({ spec, ...inputs }) => {
    const { template } = spec;
    return { ...inputs, spec: { ...spec, template: { ...template, spec: { ...template.spec, ...fields } } } };
  });
}

/** Sets fields of the first container in those pods. */
export function inContainer(type: string, name: string, fields: object): Sabotage {
  return spoil(type, name, ({ spec, ...inputs }) => {
    const { template } = spec;
    const [first, ...others] = template.spec.containers;
    const containers = [{ ...first, ...fields }, ...others];
    return { ...inputs, spec: { ...spec, template: { ...template, spec: { ...template.spec, containers } } } };
  });
}

/** Declares something besides. */
export function add(adds: (site: Site) => void): Sabotage {
  return { adds };
}

/** Tells the program something else than the tenant's file says. */
export function mislead(misleads: (input: TenantInput) => TenantInput): Sabotage {
  return { misleads };
}

/** The tenant's program after all of these have been at it. */
export function sabotaged(...gang: readonly Saboteur[]): Stage["declare"] {
  return (input) => {
    const made = new Map<string, pulumi.Resource>();
    pulumi.runtime.registerStackTransformation(({ resource, type, name }) => {
      made.set(`${type}::${name}`, resource);
      return undefined;
    });
    for (const { sabotage } of gang) if (sabotage.spoils) pulumi.runtime.registerStackTransformation(sabotage.spoils);
    const tenant = declareTenant(gang.reduce((told, { sabotage }) => sabotage.misleads?.(told) ?? told, input));
    const { name, data } = input.settled.tenant;
    const tags = { ...ownerTags(name, data.classes) };
    const site: Site = { here: { parent: tenant }, tags, id: (type, which) => idOf(made, `${type}::${which}`) };
    for (const { sabotage } of gang) sabotage.adds?.(site);
    return tenant.outputs;
  };
}

function idOf(made: ReadonlyMap<string, pulumi.Resource>, which: string): pulumi.Output<string> {
  const found = made.get(which);
  if (found instanceof pulumi.CustomResource) return found.id;
  throw new Error(`The program declares no ${which}`);
}
