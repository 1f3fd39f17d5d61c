import { type Graph, graphOf, type Resource, type ValueMap } from "../../graph/index.ts";
import type { Settled, Term } from "../../law/index.ts";
import type { Subject } from "../../policies/index.ts";

export const ACCOUNT = "111122223333";
export const BACKUP_ACCOUNT = "444455556666";
export const FOREIGN_ACCOUNT = "777788889999";
export const DIGEST = "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c";
const REGION = "eu-south-2";
const TENANT_PROVIDER = urn("pulumi:providers:aws", "tenant");

export function urn(type: string, name: string): string {
  return `urn:pulumi:almendro::domicile::${type}::${name}`;
}

/** A resource of the home; `refs` name the resources they refer to as `type::name`. */
export function made(
  type: string,
  name: string,
  inputs: ValueMap = {},
  more: { readonly refs?: Record<string, readonly string[]>; readonly provider?: string | null } = {},
): Resource {
  const refs = Object.entries(more.refs ?? {}).map(([property, to]) => [property, to.map(asUrn)] as const);
  const provider = type.startsWith("aws:") ? TENANT_PROVIDER : null;
  return {
    urn: urn(type, name),
    type,
    name,
    custom: true,
    parent: null,
    provider: more.provider === undefined ? provider : more.provider,
    protect: false,
    retainOnDelete: false,
    inputs,
    refs: Object.fromEntries(refs),
    dependsOn: refs.flatMap(([, urns]) => urns),
    source: null,
  };
}

export const provider = (name: string, inputs: ValueMap): Resource =>
  made("pulumi:providers:aws", name, inputs, { provider: null });

export const TENANT = provider("tenant", {
  region: REGION,
  allowedAccountIds: [ACCOUNT],
  assumeRoles: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/domicile-deployer` }],
});

export function graph(...resources: readonly Resource[]): Graph {
  const tenant = resources.some(({ urn }) => urn === TENANT.urn) ? [] : [TENANT];
  return graphOf("domicile", "almendro", [...tenant, ...resources]);
}

/** Almendro's home in Spain with these resources in it. */
export function subject(...resources: readonly Resource[]): Subject {
  return {
    settled: SETTLED,
    product: {} as Subject["product"],
    accounts: { tenant: ACCOUNT, backup: BACKUP_ACCOUNT, deployer: "domicile-deployer" },
    foreignAccounts: [FOREIGN_ACCOUNT],
    issuer: "sign-in.vendor.example",
    operators: ["192.0.2.128/28"],
    digest: DIGEST,
    graph: graph(...resources),
    record: {
      state: `s3://domicile-state-${ACCOUNT}-${REGION}?region=${REGION}`,
      secrets: `awskms://alias/domicile-state?region=${REGION}`,
    },
    waivers: [],
    today: "2026-11-22",
  };
}

/** The same resource with one input changed. */
export function changed(resource: Resource, path: string, value: ValueMap[string]): Resource {
  const inputs = structuredClone(resource.inputs) as Record<string, unknown>;
  const steps = path.split(".");
  const last = steps.pop() ?? path;
  const place = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, inputs);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return { ...resource, inputs: inputs as ValueMap };
}

const asUrn = (typeAndName: string): string => {
  const [type = "", name = ""] = typeAndName.split("::");
  return urn(type, name);
};

const term = (text: string, hours: number): Term => ({
  span: { text, hours },
  reason: { kind: "contract", say: text, source: "tenant file" },
});

const SETTLED: Settled = {
  tenant: {} as Settled["tenant"],
  partition: "aws",
  suffix: "amazonaws.com",
  region: REGION,
  zones: ["eus2-az1", "eus2-az2"],
  homes: [],
  allowedRegions: [REGION],
  lacks: [],
  needs: [],
  terms: {
    logs: term("2 years", 2 * 366 * 24),
    breach: term("72 hours", 72),
    lose: term("1 hour", 1),
    return: term("4 hours", 4),
    erasure: term("30 days", 30 * 24),
  },
};
