import { describe, expect, it } from "vitest";
import { type Graph, graphOf, type Resource } from "../../graph/index.ts";
import { rules, subjectOf } from "../../policies/index.ts";
import { watched } from "../../policies/judge/watch.ts";
import { SAID_ELSEWHERE } from "../../policies/rules/tenancy/every-type-looked-at.ts";
import { declared, TENANTS } from "../stacks/tenants.ts";

/** Things of types that there are none of: whoever looks into these would look into anything. */
const UNHEARD_OF = ["aws:nothing/nothing:Nothing", "kubernetes:nothing/v1:Nothing", "random:index/nothing:Nothing"];

/** The types that each rule looks into, of a tenant and of what nobody has heard of. */
async function looksAt(tenant: string) {
  const { order, settled, graph } = await declared(tenant);
  const heard = new Map<string, Set<string>>();
  let judging = "";
  const hear = (type: string) => heard.set(judging, (heard.get(judging) ?? new Set()).add(type));
  const subject = subjectOf(order, settled, watched(withUnheardOf(graph), hear), new Date("2026-11-22"));
  for (const { name, check } of rules) {
    judging = name;
    Array.from(check(subject, [], () => true));
  }
  return heard;
}

function withUnheardOf({ project, stack, resources }: Graph): Graph {
  const strangers = UNHEARD_OF.map((type): Resource => {
    const provider = resources.find((one) => one.type === `pulumi:providers:${type.split(":")[0]}`)?.urn ?? null;
    const bare = { parent: null, protect: false, retainOnDelete: false, source: null, dependsOn: [], refs: {} };
    const urn = `urn:pulumi:${stack}::${project}::${type}::stranger`;
    return { ...bare, urn, type, name: "stranger", custom: true, provider, inputs: { name: "stranger" } };
  });
  return graphOf(project, stack, [...resources, ...strangers]);
}

describe("what rules look into", async () => {
  const looks = await Promise.all(TENANTS.map(looksAt));

  it("is what they know: whatever reads through everything scans", () => {
    const rulesAt = (type: string) => looks.flatMap((heard) => [...heard].filter(([, types]) => types.has(type)));
    expect(UNHEARD_OF.flatMap(rulesAt).map(([rule]) => rule)).toEqual([]);
  });

  it("leaves out no type that there is nothing to look at in, and no more", () => {
    const everywhere = looks.map((heard) => new Set([...heard.values()].flatMap((types) => [...types])));
    const idle = Object.keys(SAID_ELSEWHERE).filter((type) => everywhere.every((types) => types.has(type)));
    expect(idle).toEqual([]);
  });
});
