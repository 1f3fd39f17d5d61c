import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { regions } from "../../../law/index.ts";
import { changed, made, provider, subject, TENANT } from "../subject.ts";
import { said, verdictsOf } from "./verdicts.ts";

const QUEUE = "aws:sqs/queue:Queue";
const queue = made(QUEUE, "queue");

describe("every resource is where this customer's data may be", () => {
  const rule = "resource-region-allowed";

  test("by its provider's region, or by its own", () => {
    expect(said(rule, subject(queue), "queue")).toBe(
      "pass: queue is in eu-south-2, where this customer's data may be.",
    );
    expect(said(rule, subject(changed(queue, "region", "eu-west-1")), "queue")).toBe(
      "fail: queue is in eu-west-1, where nothing of this customer may be: declare it through a provider whose region the settled tenant allows.",
    );
    const moved = subject(queue, changed(TENANT, "region", "us-east-1"));
    expect(said(rule, moved, "queue")).toMatch("fail: queue is in us-east-1");
    expect(said(rule, moved, "tenant")).toMatch("fail: tenant is in us-east-1");
  });

  test("and never by a default provider", () => {
    const stray = made(QUEUE, "stray", {}, { provider: null });
    expect(said(rule, subject(stray), "stray")).toMatch("fail: stray names no region and has no provider that does");
  });

  test("is unproven while the region or the provider is unknown", () => {
    expect(said(rule, subject(changed(queue, "region", UNKNOWN)), "queue")).toMatch(
      "unproven: region of queue can't be known yet",
    );
    const lost = made(QUEUE, "lost", {}, { provider: "urn:pulumi:almendro::domicile::pulumi:providers:aws::gone" });
    expect(said(rule, subject(lost), "lost")).toMatch("unproven: the provider of lost is not in the graph");
  });

  test("which an account-wide setting is not, and a worldwide service never can be", () => {
    const role = made("aws:iam/role:Role", "role");
    const zone = made("aws:route53/zone:Zone", "zone");
    const resolver = made("aws:route53/resolverEndpoint:ResolverEndpoint", "resolver");
    const network = made("aws:cloudfront/distribution:Distribution", "network");
    const all = subject(role, zone, resolver, network);
    const outcomes = ["role", "zone", "resolver", "network"].map((name) => said(rule, all, name).split(":")[0]);
    expect(outcomes).toEqual(["not-applicable", "not-applicable", "pass", "fail"]);
  });
});

describe("no input names another region", () => {
  const rule = "no-region-escape-properties";

  test.each([
    ["a region", { destinationRegion: "eu-central-1" }],
    ["one of several", { operatingRegions: [{ regionName: "eu-central-1" }] }],
    ["an ARN", { targets: [{ arn: "arn:aws:sqs:eu-central-1:111122223333:other" }] }],
    ["a host", { image: "1.dkr.ecr.eu-central-1.amazonaws.com/web" }],
    ["a zone", { availabilityZone: "eu-central-1a" }],
    ["a document", { policy: JSON.stringify({ Resource: "arn:aws:s3:eu-central-1:1:x" }) }],
  ])("as %s", (_as, inputs) => {
    expect(said(rule, subject(made(QUEUE, "queue", inputs)), "queue")).toMatch(
      /^fail: .* of queue names eu-central-1: /,
    );
  });

  test.each(regions.map(({ code }) => code).filter((code) => code !== "eu-south-2"))("%s is known as one", (code) => {
    expect(said(rule, subject(made(QUEUE, "queue", { note: `https://sqs.${code}.amazonaws.com/x` })), "queue")).toMatch(
      `names ${code}`,
    );
  });

  test("and its own is fine, also in a bucket's name", () => {
    const inputs = { bucket: "prod-eu-south-2-layers", replica: "app-1-south-2", region: "eu-south-2" };
    expect(said(rule, subject(made(QUEUE, "queue", inputs)), "queue")).toBe(
      "pass: queue names no region but eu-south-2.",
    );
  });

  test("is unproven while a region is unknown, whatever else is", () => {
    const hidden = made(QUEUE, "hidden", { name: UNKNOWN, sourceRegion: UNKNOWN });
    expect(said(rule, subject(hidden), "hidden")).toMatch("unproven: sourceRegion of hidden can't be known");
    expect(said(rule, subject(made(QUEUE, "open", { name: UNKNOWN })), "open")).toBe("");
  });
});

describe("copies of backups stay in the jurisdiction", () => {
  const rule = "backup-copies-in-region";
  const vault = (region: string) => `arn:aws:backup:${region}:444455556666:backup-vault:almendro-copy`;
  const plan = made("aws:backup/plan:Plan", "plan", {
    rules: [
      { targetVaultName: "almendro", copyActions: [{ destinationVaultArn: vault("eu-south-2") }] },
      { targetVaultName: "almendro" },
    ],
  });
  const destination = "rules.0.copyActions.0.destinationVaultArn";

  test("when they land in an allowed region", () => {
    expect(said(rule, subject(plan), "plan")).toBe(
      "pass: plan copies to eu-south-2, where this customer's data may be.",
    );
  });

  test("and not when they land abroad", () => {
    expect(said(rule, subject(changed(plan, destination, vault("eu-west-1"))), "plan")).toBe(
      "fail: plan copies to eu-west-1, where nothing of this customer may be: copy to a vault in the settled region of the copy, naming the vault by the ARN we chose for it.",
    );
    const cycle = { policyDetails: { schedules: [{ crossRegionCopyRules: [{ target: "us-east-1" }] }] } };
    expect(said(rule, subject(made("aws:dlm/lifecyclePolicy:LifecyclePolicy", "cycle", cycle)), "cycle")).toMatch(
      "fail",
    );
    const vaulted = made("aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault", "gap", { region: "us-east-1" });
    expect(said(rule, subject(vaulted), "gap")).toMatch("fail: gap copies to us-east-1");
  });

  test("and nobody knows while the vault, or all rules, are unknown", () => {
    expect(said(rule, subject(changed(plan, destination, UNKNOWN)), "plan")).toMatch(
      `unproven: ${destination} of plan`,
    );
    expect(said(rule, subject(changed(plan, "rules", UNKNOWN)), "plan")).toMatch("unproven: rules of plan can't be");
    expect(said(rule, subject(changed(plan, destination, "arn:aws:s3:::copies")), "plan")).toMatch("unproven");
  });

  test("which counts only where everything else is in its region", () => {
    const astray = subject(plan, changed(queue, "region", "us-east-1"));
    expect(said(rule, astray, "plan")).toMatch(
      "unproven: plan copies to eu-south-2, where this customer's data may be, but",
    );
  });

  test("where there are none, there is nothing to judge", () => {
    expect(verdictsOf(rule, subject(queue)).map(({ outcome }) => outcome)).toEqual(["not-applicable"]);
  });
});

describe("replicas stay in the jurisdiction", () => {
  const rule = "replicas-in-region";
  const secret = made("aws:secretsmanager/secret:Secret", "secret", { replicas: [{ region: "eu-south-2" }] });

  test("of secrets", () => {
    expect(said(rule, subject(secret), "secret")).toMatch("pass: secret copies to eu-south-2");
    expect(said(rule, subject(changed(secret, "replicas.0.region", "us-east-1")), "secret")).toMatch("fail");
    expect(said(rule, subject(changed(secret, "replicas.0.region", UNKNOWN)), "secret")).toMatch("unproven");
    expect(said(rule, subject(changed(secret, "replicas", undefined)), "secret")).toBe(
      "pass: secret copies nothing elsewhere.",
    );
  });

  test("of buckets, which only a bucket of this stack can show", () => {
    const far = provider("far", { region: "us-east-1" });
    const bucket = made("aws:s3/bucket:Bucket", "copy", {}, { provider: far.urn });
    const config = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
    const known = made(config, "replication", { rules: UNKNOWN }, { refs: { rules: ["aws:s3/bucket:Bucket::copy"] } });
    expect(said(rule, subject(far, bucket, known), "replication")).toMatch("fail: replication copies to us-east-1");
    const near = made("aws:s3/bucket:Bucket", "copy");
    expect(said(rule, subject(near, known), "replication")).toMatch("pass: replication copies to eu-south-2");
    const stray = made(config, "replication", { rules: [{ destination: { bucket: "arn:aws:s3:::elsewhere" } }] });
    expect(said(rule, subject(stray), "replication")).toMatch("unproven: replication copies to a bucket outside");
  });
});
