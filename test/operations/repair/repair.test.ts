import { expect, test } from "vitest";
import { identity } from "../../../components/shared/index.ts";
import { type Graph, graphOf, type Resource, SECRET } from "../../../graph/index.ts";
import { reconcile } from "../../../operations/repair/index.ts";
import type { Standing } from "../../../operations/standing.ts";

const root = "urn:pulumi:almendro::domicile::";
const urnOf = (type: string, name: string) => `${root}${type}::${name}`;
const VPC = "aws:ec2/vpc:Vpc";
const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/rolePolicy:RolePolicy";
const KEY = "aws:kms/key:Key";
const tagsOf = (type: string, name: string) => ({
  "domicile:tenant": "almendro",
  "domicile:id": identity(type, name),
});

const provider: Standing = {
  urn: urnOf("pulumi:providers:aws", "tenant"),
  type: "pulumi:providers:aws",
  custom: true,
  id: "p-1",
  inputs: { region: "eu-south-2", assumeRoles: '[{"roleArn":"arn:aws:iam::220000000011:role/domicile-deployer"}]' },
};
const standing = (type: string, name: string, more: Partial<Standing> = {}): Standing => ({
  urn: urnOf(type, name),
  type,
  custom: true,
  provider: `${provider.urn}::p-1`,
  ...more,
});
const declaredAs = (type: string, name: string, more: Partial<Resource> = {}): Resource => ({
  urn: urnOf(type, name),
  type,
  name,
  custom: true,
  parent: null,
  provider: provider.urn,
  protect: false,
  retainOnDelete: false,
  inputs: { tags: tagsOf(type, name) },
  refs: {},
  dependsOn: [],
  source: null,
  ...more,
});

interface Cloud {
  /** What exists, by the name that imports go by. */
  readonly things: Readonly<Record<string, { id: string; inputs?: object; outputs: Record<string, unknown> }>>;
  readonly unread?: string;
}

/** A stack with a state, beside a cloud that answers; what was said, and the state that is left. */
async function reconciled(
  state: { resources: readonly Standing[]; pending?: readonly Standing[] },
  declared: readonly Resource[],
  cloud: Cloud,
  task: { mend?: boolean; making?: boolean } = {},
) {
  const pending = (state.pending ?? []).map((resource) => ({ type: "creating", resource }));
  let deployment = {
    version: 3,
    deployment: { resources: [provider, ...state.resources], pending_operations: pending as unknown[] },
  };
  const said: string[] = [];
  let reads = 0;
  const stack = {
    export: async () => deployment,
    replace: async (next: typeof deployment) => {
      deployment = next;
    },
    lookAt: async (asked: typeof deployment) => {
      reads += 1;
      const resources = asked.deployment.resources.flatMap((each) => {
        const found = each.type.startsWith("pulumi:") ? each : cloud.things[each.id ?? ""];
        return found === undefined ? [] : [{ ...each, inputs: {}, ...found }];
      });
      const unread = new Map<string, string>();
      for (const { urn, type } of asked.deployment.resources)
        if (cloud.unread !== undefined && type === VPC) unread.set(urn, cloud.unread);
      return { state: { version: 3, deployment: { resources } }, unread };
    },
  };
  const graph: Graph = graphOf("domicile", "almendro", declared);
  const search = {
    tagged: async () =>
      Object.values(cloud.things).flatMap(({ outputs }) =>
        typeof outputs.arn === "string" ? [{ arn: outputs.arn, tags: outputs.tags as Record<string, string> }] : [],
      ),
    listed: async () => [],
  };
  const { lost } = await reconcile({
    stack: stack as never,
    search,
    tenant: "almendro",
    listener: { say: (text) => said.push(text), step() {} },
    look: async () => ({ exported: deployment, declared: graph }),
    mend: true,
    making: true,
    ...task,
  });
  const left = deployment.deployment.resources.slice(1);
  return { said, reads, lost, left, pending: deployment.deployment.pending_operations };
}

const vpcIn = (id: string, name = "almendro") => ({
  id,
  outputs: { arn: `arn:aws:ec2:eu-south-2:220000000011:vpc/${id}`, tags: tagsOf(VPC, name) },
});
const almendro = standing(VPC, "almendro", { inputs: { tags: tagsOf(VPC, "almendro") } });

test("what a killed run was making and the cloud has is found by its tag and taken into the state", async () => {
  const { left, pending, said } = await reconciled({ resources: [], pending: [almendro] }, [], {
    things: { "vpc-1": vpcIn("vpc-1") },
  });
  expect(left).toEqual([{ ...almendro, ...vpcIn("vpc-1"), inputs: {} }]);
  expect(pending).toEqual([]);
  expect(said).toEqual([
    "almendro (aws:ec2/vpc:Vpc) exists since a run that didn't end well: taken into the state as vpc-1.",
  ]);
});

test("what came to nothing is no longer pending, so that it is made like anything else", async () => {
  const { left, pending, said } = await reconciled({ resources: [], pending: [almendro] }, [], { things: {} });
  expect([left, pending]).toEqual([[], []]);
  expect(said).toEqual([
    "The last run was ended by force while it made almendro (aws:ec2/vpc:Vpc), which came to nothing.",
  ]);
});

test("a create whose answer got lost leaves nothing in the state, and is found all the same", async () => {
  const { left } = await reconciled({ resources: [] }, [declaredAs(VPC, "almendro")], {
    things: { "vpc-1": vpcIn("vpc-1") },
  });
  expect(left.map(({ urn, id, provider: by }) => ({ urn, id, by }))).toEqual([
    { urn: almendro.urn, id: "vpc-1", by: `${provider.urn}::p-1` },
  ]);
});

test("what hangs on something just found is looked for next", async () => {
  const role = declaredAs(ROLE, "nodes", { inputs: { name: "nodes", tags: tagsOf(ROLE, "nodes") } });
  const policy = declaredAs(POLICY, "nodes", {
    inputs: { name: "pull" },
    refs: { role: [role.urn] },
    dependsOn: [role.urn],
  });
  const { left } = await reconciled({ resources: [] }, [role, policy], {
    things: {
      nodes: { id: "nodes", outputs: { tags: tagsOf(ROLE, "nodes") } },
      "nodes:pull": { id: "nodes:pull", outputs: {} },
    },
  });
  expect(left.map(({ id }) => id)).toEqual(["nodes", "nodes:pull"]);
});

test("a tenant that stands as declared costs no question", async () => {
  const stands = { ...almendro, id: "vpc-1" };
  const { reads, said } = await reconciled({ resources: [stands] }, [declaredAs(VPC, "almendro")], { things: {} });
  expect([reads, said]).toEqual([0, []]);
});

test("a preview says what it found and leaves the state alone", async () => {
  const { left, lost, pending } = await reconciled(
    { resources: [], pending: [almendro] },
    [],
    { things: { "vpc-1": vpcIn("vpc-1") } },
    { mend: false },
  );
  expect([left, pending.length, [...lost]]).toEqual([[], 1, [[almendro.urn, "vpc-1"]]]);
});

test("a successor that a killed run had made stands beside the one before it, which waits for its end", async () => {
  const before = { ...almendro, id: "vpc-0" };
  const { left } = await reconciled({ resources: [before], pending: [almendro] }, [], {
    things: { "vpc-0": vpcIn("vpc-0"), "vpc-1": vpcIn("vpc-1") },
  });
  expect(left.map(({ id, delete: ends = false }) => [id, ends])).toEqual([
    ["vpc-0", true],
    ["vpc-1", false],
  ]);
});

test("two that carry the same mark are told apart by nobody: both are named and nothing is made", async () => {
  const things = { "vpc-1": vpcIn("vpc-1"), "vpc-2": vpcIn("vpc-2") };
  await expect(reconciled({ resources: [], pending: [almendro] }, [], { things })).rejects.toThrow(
    "almendro (aws:ec2/vpc:Vpc) exists more than once, as vpc-1 and vpc-2: delete those that nothing uses, then run again.",
  );
});

test("what can't be read is named with the provider's reason, and nothing is made twice", async () => {
  const cloud = { things: { "vpc-1": vpcIn("vpc-1") }, unread: "AccessDenied: not you" };
  await expect(reconciled({ resources: [], pending: [almendro] }, [], cloud)).rejects.toThrow(
    "Whether almendro (aws:ec2/vpc:Vpc) exists as vpc-1 can't be told, and nothing is made twice: AccessDenied: not you",
  );
});

test("a type that nobody said how to look for is named, with the file to say it in", async () => {
  const strange = standing("aws:memorydb/cluster:Cluster", "cache");
  await expect(reconciled({ resources: [], pending: [strange] }, [], { things: {} })).rejects.toThrow(
    "Whether cache (aws:memorydb/cluster:Cluster) exists can't be told: operations/repair/ways.ts doesn't say how",
  );
});

const role = declaredAs(ROLE, "nodes", { inputs: { name: "nodes", tags: tagsOf(ROLE, "nodes") } });
const theirs = { nodes: { id: "nodes", outputs: { tags: { owner: "somebody" } } } };

test("what goes by our name and isn't ours is never taken over", async () => {
  await expect(reconciled({ resources: [] }, [role], { things: theirs })).rejects.toThrow(
    "nodes (aws:iam/role:Role) can't be made: nodes stands already and doesn't carry this tenant's mark.",
  );
});

test("nor does it keep a tenant from leaving", async () => {
  const { left } = await reconciled({ resources: [] }, [role], { things: theirs }, { making: false });
  expect(left).toEqual([]);
});

test("what a run was killed over before it got its tags is ours", async () => {
  const named = standing(ROLE, "nodes", { inputs: { name: "nodes", tags: tagsOf(ROLE, "nodes") } });
  const { left } = await reconciled({ resources: [], pending: [named] }, [], {
    things: { nodes: { id: "nodes", outputs: {} } },
  });
  expect(left.map(({ id }) => id)).toEqual(["nodes"]);
});

const told = {
  description: "hunter2",
  arn: "arn:aws:kms:eu-south-2:220000000011:key/k-1",
  tags: tagsOf(KEY, "data"),
};
const keyAsTold = { things: { "k-1": { id: "k-1", inputs: { description: "hunter2" }, outputs: told } } };

test("a secret that the cloud tells in the open is sealed in the state as the killed run had sealed it", async () => {
  const description = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x:y" };
  const key = standing(KEY, "data", { inputs: { description, tags: tagsOf(KEY, "data") } });
  const { left } = await reconciled({ resources: [], pending: [key] }, [], keyAsTold);
  expect(left.map(({ inputs, outputs }) => [inputs, outputs])).toEqual([[{ description }, { ...told, description }]]);
});

test("one that no state has is known to be secret before it is read again, and isn't written down", async () => {
  const key = declaredAs(KEY, "data", { inputs: { description: SECRET, tags: tagsOf(KEY, "data") } });
  const { left } = await reconciled({ resources: [] }, [key], keyAsTold);
  const description = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: "null" };
  expect(left.map(({ inputs, outputs }) => [inputs, outputs])).toEqual([[{ description }, { ...told, description }]]);
});
