import { describe, expect, test } from "vitest";
import type { Cloud, Seat } from "../../../operations/doctor/cloud.ts";
import { doctor } from "../../../operations/doctor/index.ts";
import { type DoctorResult, shapes } from "../../../operations/shapes/index.ts";

/** What mends the ground under a tenant. */
const LAY = "npx domicile foundation up --write";
const ROLE = /^arn:aws:iam::(\d+):role\/domicile-deployer$/;

/** A seat in an account where everything stands. */
function seatIn(account: string): Seat {
  return {
    whoAmI: async () => ({ account, arn: `arn:aws:sts::${account}:assumed-role/somebody` }),
    optIn: async () => "ENABLED",
    hasRole: async () => true,
    hasZone: async () => true,
    hasImage: async () => true,
  };
}

/** AWS as it should be, but for what is given: of your own seat, and of that in each account. */
function cloud(own: Partial<Seat> = {}, there: (account: string) => Partial<Seat> = () => ({})): Cloud {
  return {
    own: { ...seatIn("210000000009"), ...own },
    as: (roleArn) => {
      const [, account = ""] = ROLE.exec(roleArn) ?? [];
      return { ...seatIn(account), ...there(account) };
    },
  };
}

const refuse =
  (name: string, message = "") =>
  () =>
    Promise.reject(Object.assign(new Error(message), { name }));

async function looked(aws: Cloud, file = "almendro"): Promise<DoctorResult["lines"]> {
  return shapes.doctor.strict().parse(await doctor(file, { simulate: false, cloud: aws })).lines;
}

/** What isn't good: thing, outcome, and the command that mends it. */
const amiss = (lines: DoctorResult["lines"]) =>
  lines.filter(({ outcome }) => outcome !== "good").map(({ what, outcome, mend }) => [what, outcome, mend]);

test("where everything stands, everything is good, and each thing was looked at", async () => {
  const lines = await looked(cloud());
  expect(amiss(lines)).toEqual([]);
  expect([...new Set(lines.map(({ what }) => what))]).toEqual([
    "file",
    "engine",
    "credentials",
    "account",
    "region",
    "service-role",
    "dns-zone",
    "image",
  ]);
});

describe("your credentials", () => {
  test.each([
    ["CredentialsProviderError", "bad", "aws configure sso", "No AWS credentials were found."],
    ["ExpiredToken", "bad", "aws sso login", "The AWS credentials have expired."],
    ["InvalidClientTokenId", "bad", "aws sso login", "AWS doesn't know these credentials."],
    ["TimeoutError", "untold", null, "They can't be told. AWS can't be reached from here"],
  ])("that end in %s are said to be so, and the rest waits", async (name, outcome, mend, says) => {
    const lines = await looked(cloud({ whoAmI: refuse(name) }));
    expect(lines.find(({ what }) => what === "credentials")).toMatchObject({
      outcome,
      mend,
      say: expect.stringContaining(says),
    });
    const rest = lines.filter(({ what }) => !["file", "engine", "credentials"].includes(what));
    expect(new Set(rest.map((line) => line.outcome))).toEqual(new Set(["untold"]));
  });
});

describe("an account", () => {
  test("whose deployer doesn't let you in names the command that lays the foundation", async () => {
    const lines = await looked(
      cloud({}, (account) => (account === "220000000012" ? { whoAmI: refuse("AccessDenied") } : {})),
    );
    expect(lines.find(({ what, outcome }) => what === "account" && outcome === "bad")).toMatchObject({
      say: expect.stringMatching(
        /^The backup account 220000000012: there is no role domicile-deployer that lets you in\./,
      ),
      mend: LAY,
    });
    expect(amiss(lines).map(([what, outcome]) => [what, outcome])).toEqual([
      ["account", "bad"],
      ["region", "untold"],
      ["service-role", "untold"],
    ]);
  });

  test("that is another than the platform's file says is wrong", async () => {
    const elsewhere = async () => ({ account: "999999999999", arn: "arn:aws:sts::999999999999:assumed-role/x" });
    const lines = await looked(cloud({}, (account) => (account === "220000000011" ? { whoAmI: elsewhere } : {})));
    expect(lines.filter(({ outcome }) => outcome === "bad").map(({ say }) => say)).toEqual([
      "The tenant account 220000000011: the role leads into 999999999999 instead.",
    ]);
  });
});

describe("a region", () => {
  const status = (optIn: string) => looked(cloud({}, () => ({ optIn: async () => optIn })));

  test("that isn't opted in is opened by the foundation", async () => {
    const mend = LAY;
    expect(amiss(await status("DISABLED"))).toEqual([
      ["region", "bad", mend],
      ["region", "bad", mend],
    ]);
  });

  test("that is being opened can't be told yet", async () => {
    expect(amiss(await status("ENABLING"))).toEqual([
      ["region", "untold", null],
      ["region", "untold", null],
    ]);
  });

  test("that is open to every account isn't asked about", async () => {
    const lines = await looked(
      cloud({}, () => ({ optIn: refuse("AccessDenied") })),
      "kade",
    );
    expect(amiss(lines)).toEqual([]);
  });
});

test("a role that AWS's service would make for itself is made by the foundation", async () => {
  const lines = await looked(cloud({}, () => ({ hasRole: async (name) => name !== "AWSServiceRoleForRDS" })));
  expect(amiss(lines)).toEqual([["service-role", "bad", LAY]]);
});

test("what the deployer may not ask can't be told, and the right it lacks is named", async () => {
  const lines = await looked(cloud({}, () => ({ hasImage: refuse("AccessDeniedException") })));
  expect(lines.filter(({ outcome }) => outcome === "untold").map(({ say }) => say)).toEqual([
    "The web image of OpenHR 12.4: can't be told. The role may not do ecr:DescribeImages: allow it that, or ask somebody who may.",
    "The app image of OpenHR 12.4: can't be told. The role may not do ecr:DescribeImages: allow it that, or ask somebody who may.",
  ]);
});

test("an image that isn't there is copied by its digest", async () => {
  const [missing] = (await looked(cloud({}, () => ({ hasImage: async () => false })))).filter(
    ({ what }) => what === "image",
  );
  expect(missing).toMatchObject({
    outcome: "bad",
    mend: expect.stringMatching(
      /^docker buildx imagetools create --tag 210000000001\.dkr\.ecr\.eu-south-2\.amazonaws\.com\/\S+:12\.4 SOURCE@sha256:[0-9a-f]{64}$/,
    ),
  });
});

test("a zone that isn't in your account may be elsewhere, and is not called missing", async () => {
  const lines = await looked(cloud({ hasZone: async () => false }));
  expect(amiss(lines)).toEqual([["dns-zone", "untold", LAY]]);
});
