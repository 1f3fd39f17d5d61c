import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { hardwareAsSold } from "../../../policies/rules/tenancy/hardware-as-sold.ts";
import { noSharedCompute } from "../../../policies/rules/tenancy/no-shared-compute.ts";
import { noUnmanagedEscapeHatches } from "../../../policies/rules/tenancy/no-unmanaged-escape-hatches.ts";
import { tenantTags } from "../../../policies/rules/tenancy/tenant-tags.ts";
import { taggable } from "../../stacks/taggable.ts";
import { added, almendro, type Change, type Home, set } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("everything says whose it is", () => {
  const remedy = "tag it with domicile:tenant, domicile:data and domicile:id, as the tenant's file says";
  const vpc = "Vpc::almendro";

  it("judges exactly what can carry tags by the installed provider", () => {
    const judged = home.says(tenantTags);
    const carriers = home.subject.graph.resources.filter(({ type }) => taggable(type));
    expect(judged.filter((sentence) => !sentence.includes(" pass: "))).toEqual([]);
    expect(judged).toHaveLength(carriers.length);
  });

  it.each([
    [set(vpc, "tags", undefined), "domicile:tenant almendro and domicile:data hr and domicile:id"],
    [
      set(vpc, "tags", { "domicile:tenant": "kade", "domicile:data": "hr", "domicile:id": "1" }),
      "domicile:tenant almendro",
    ],
    [
      set(vpc, "tags", { "domicile:tenant": "almendro", "domicile:data": "health", "domicile:id": "1" }),
      "domicile:data hr",
    ],
    [set(vpc, "tags", { "domicile:tenant": "almendro", "domicile:data": "hr" }), "domicile:id"],
  ])("finds what doesn't", (change, what) => {
    expect(home.complaints(tenantTags, change)).toEqual([`almendro fail: almendro doesn't say ${what}: ${remedy}.`]);
  });

  it("finds a new kind of thing that comes without", () => {
    expect(home.complaints(tenantTags, added("aws:lightsail/bucket:Bucket", "new", {}))).toEqual([
      `new fail: new doesn't say domicile:tenant almendro and domicile:data hr and domicile:id: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(tenantTags, set(vpc, "tags", UNKNOWN))).toEqual([
      `almendro unproven: tags of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("nothing is shared with another tenant", () => {
  it("finds a share", () => {
    expect(home.says(noSharedCompute)).toEqual(["- pass: nothing in this stack is shared with another account."]);
    expect(home.complaints(noSharedCompute, added("aws:ram/resourceShare:ResourceShare", "subnets", {}))).toEqual([
      "subnets fail: subnets shares something with another account: share nothing with another account.",
    ]);
  });
});

describe("machines run on the hardware that was sold", () => {
  const remedy = "give machines the tenancy that was sold";
  const app = "LaunchTemplate::almendro-app";

  it("finds shared hardware where dedicated was sold", () => {
    expect(home.complaints(hardwareAsSold)).toEqual([]);
    expect(home.complaints(hardwareAsSold, set(app, "placement.tenancy", "default"))).toEqual([
      `almendro-app fail: machines of almendro-app run on shared hardware, and dedicated was sold: ${remedy}.`,
    ]);
  });

  it("has nothing against shared hardware where shared was sold", () => {
    const { settled } = home.subject;
    const size = { ...settled.tenant.size, hardware: "shared" as const };
    const shared = home.of({ ...home.subject, settled: { ...settled, tenant: { ...settled.tenant, size } } });
    expect(shared.complaints(hardwareAsSold, set(app, "placement.tenancy", "default"))).toEqual([]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(hardwareAsSold, set(app, "placement.tenancy", UNKNOWN))).toEqual([
      `almendro-app unproven: placement.tenancy of almendro-app can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("everything is declared", () => {
  const remedy = "declare what it makes as resources of this stack, or take a waiver";

  it("says so", () => {
    expect(home.says(noUnmanagedEscapeHatches)).toEqual([
      "- pass: everything in this stack is declared, and nothing is left behind unseen.",
    ]);
  });

  it.each([
    ["command:local:Command", "runs a command"],
    ["pulumi-nodejs:dynamic:Resource", "runs code of its own"],
    ["aws:cloudformation/stack:Stack", "makes what another template says"],
    ["aws:cloudcontrol/resource:Resource", "makes what no type here describes"],
    ["pulumi:pulumi:StackReference", "reads another stack"],
    ["kubernetes:helm.sh/v3:Release", "makes what its own templates say"],
  ])("finds %s", (type, does) => {
    expect(home.complaints(noUnmanagedEscapeHatches, added(type, "hatch", {}))).toEqual([
      `hatch fail: hatch ${does}: ${remedy}.`,
    ]);
  });

  it("finds what would be left behind", () => {
    const kept: Change = (resources) =>
      resources.map((one) => (one.type === "aws:rds/instance:Instance" ? { ...one, retainOnDelete: true } : one));
    expect(home.complaints(noUnmanagedEscapeHatches, kept)).toEqual([
      `almendro fail: almendro is left behind when the stack goes: ${remedy}.`,
    ]);
  });
});
