import { describe, expect, test } from "vitest";
import { type Resource, UNKNOWN } from "../../../graph/index.ts";
import { regions } from "../../../law/index.ts";
import type { Subject } from "../../../policies/index.ts";
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

  test("and the verdict says which region, and which may be", () => {
    const [verdict] = verdictsOf(rule, subject(queue)).filter(({ resource }) => resource?.endsWith("::queue"));
    expect(verdict?.facts).toEqual({ region: "eu-south-2", allowed: ["eu-south-2"] });
    const network = made("aws:cloudfront/distribution:Distribution", "network");
    expect(said(rule, subject(network), "network")).toMatch(
      "fail: network serves its content from all over the world: ",
    );
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

describe("what names a region is shown", () => {
  const rule = "no-region-escape-properties";
  const facts = (inputs: Parameters<typeof made>[2]) =>
    verdictsOf(rule, subject(made(QUEUE, "queue", inputs)))
      .filter(({ resource }) => resource?.endsWith("::queue"))
      .map((one) => one.facts);

  test("by its path where it is abroad, and by how much was looked at where it isn't", () => {
    expect(facts({ note: "x", policy: '{"Resource":"arn:aws:sqs:eu-west-1:1:a"}' })).toEqual([
      { path: "policy", regions: ["eu-west-1"] },
    ]);
    expect(facts({ note: "x", region: "eu-south-2", host: "sqs.eu-south-2.amazonaws.com" })).toEqual([
      { looked: 2, at: ["region", "host"], regions: ["eu-south-2"] },
    ]);
  });

  test("also to a provider other than AWS's", () => {
    const elsewhere = made("cloud:index/machine:Machine", "machine", { region: "fra1", title: "eu" });
    expect(said(rule, subject(elsewhere), "machine")).toMatch("fail: region of machine names fra1: ");
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
    const key = made("aws:kms/key:Key", "there", {}, { provider: far.urn });
    const refs = { rules: ["aws:s3/bucket:Bucket::copy", "aws:kms/key:Key::there"] };
    const underKey = made(config, "replication", { rules: UNKNOWN }, { refs });
    expect(said(rule, subject(far, key, near, underKey), "replication")).toMatch(
      "unproven: replication copies to eu-south-2, where this customer's data may be, but",
    );
    const stray = made(config, "replication", { rules: [{ destination: { bucket: "arn:aws:s3:::elsewhere" } }] });
    expect(said(rule, subject(stray), "replication")).toMatch("unproven: replication copies to a bucket outside");
  });
});

describe("keys may leave their region only where the tenant has a second one", () => {
  const rule = "kms-no-multi-region-key";
  const key = made("aws:kms/key:Key", "key", { multiRegion: true });
  const replica = made("aws:kms/replicaKey:ReplicaKey", "again", { region: "eu-west-1" });
  const inTwo = (...resources: readonly Resource[]): Subject => {
    const home = subject(...resources);
    return { ...home, settled: { ...home.settled, allowedRegions: ["eu-south-2", "eu-west-1"] } };
  };

  test("one that can't be replicated is fine", () => {
    expect(said(rule, subject(changed(key, "multiRegion", false)), "key")).toBe("pass: key belongs to one region.");
  });

  test("where there are two, it may be in both and nowhere else", () => {
    expect(said(rule, inTwo(key), "key")).toBe("pass: key may be in eu-south-2 and eu-west-1.");
    expect(said(rule, inTwo(replica), "again")).toBe(
      "pass: again is a replica in eu-west-1, where this customer's data may be.",
    );
    expect(verdictsOf(rule, inTwo(replica)).map(({ facts }) => facts)).toEqual([{ region: "eu-west-1" }]);
    const far = inTwo(changed(replica, "region", "us-east-1"));
    expect(said(rule, far, "again")).toMatch("fail: again is a replica in us-east-1: ");
    expect(verdictsOf(rule, far).map(({ facts }) => facts)).toEqual([{ region: "us-east-1" }]);
  });
});

describe("what the installed provider doesn't know proves nothing", () => {
  const rule = "no-region-escape-properties";

  test("a type that it doesn't have", () => {
    const strange = made("aws:hologram/projector:Projector", "strange", { name: "x" });
    expect(said(rule, subject(strange), "strange")).toMatch(
      /^unproven: strange is of a type that @pulumi\/aws [\d.]+ doesn't have, so it can't be proved/,
    );
  });

  test("a property that speaks of a region, and that its type doesn't have", () => {
    const odd = made(QUEUE, "odd", { failover: { preferredRegion: "SPAIN" } });
    expect(said(rule, subject(odd), "odd")).toMatch(
      /^unproven: failover.preferredRegion of odd speaks of a region, and @pulumi\/aws [\d.]+ has no such property/,
    );
    expect(said(rule, subject(made(QUEUE, "named", { tags: { region: "eu-south-2" } })), "named")).toMatch("pass");
  });

  test("a part that holds regions, while it is unknown", () => {
    const secret = made("aws:secretsmanager/secret:Secret", "secret", { replicas: UNKNOWN, name: UNKNOWN });
    expect(said(rule, subject(secret), "secret")).toMatch("unproven: replicas of secret can't be known");
  });

  test("a yes that means every region, and one that doesn't", () => {
    const gathers = (allRegions: boolean) =>
      made("aws:cfg/configurationAggregator:ConfigurationAggregator", "all", {
        accountAggregationSource: { allRegions },
      });
    expect(said(rule, subject(gathers(true)), "all")).toMatch(
      "fail: accountAggregationSource.allRegions of all names every",
    );
    expect(said(rule, subject(gathers(false)), "all")).toBe("");
    expect(
      said(rule, subject(made("aws:cloudtrail/trail:Trail", "trail", { isMultiRegionTrail: true })), "trail"),
    ).toBe("");
  });

  test("and what stands in no region by its nature is no place, whatever it is called", () => {
    const contact = made("aws:route53domains/registeredDomain:RegisteredDomain", "name", {
      adminContact: { state: "OR" },
    });
    expect(said(rule, subject(contact), "name")).toBe("");
    const zone = made("aws:efs/fileSystem:FileSystem", "files", { availabilityZoneName: "eu-west-1a" });
    expect(said(rule, subject(zone), "files")).toMatch("fail: availabilityZoneName of files names eu-west-1");
    const subnet = made("aws:ec2/subnet:Subnet", "subnet", { availabilityZoneId: "eus2-az1" });
    expect(said(rule, subject(subnet), "subnet")).toBe("");
    expect(said(rule, subject(changed(subnet, "availabilityZoneId", "somewhere")), "subnet")).toMatch("fail");
  });
});

describe("every ARN, zone and host is in the tenant's places", () => {
  const rule = "arn-region-allowed";

  test("and the verdict says what was looked at", () => {
    const policy = JSON.stringify({ Resource: ["arn:aws:sqs:eu-south-2:1:a", "arn:aws:sqs:eu-south-2:1:b"] });
    const [verdict] = verdictsOf(rule, subject(made(QUEUE, "queue", { policy, host: "sqs.eu-south-2.amazonaws.com" })));
    expect(verdict?.facts).toEqual({
      names: ["ARN", "host"],
      allowed: ["eu-south-2"],
    });
  });

  test.each([
    ["an ARN in a policy", { policy: '{"Resource":"arn:aws:kms:us-east-1:1:key/2"}' }, "is in us-east-1"],
    ["an ARN of another partition", { target: "arn:aws-cn:sqs:cn-north-1:1:q" }, "is in the partition aws-cn"],
    ["a host", { url: "https://sqs.us-west-2.amazonaws.com/1/q" }, "is in us-west-2"],
    ["a function's own host", { url: "https://abc.lambda-url.us-west-2.on.aws/" }, "is in us-west-2"],
    ["a zone's id", { availabilityZoneId: "euw1-az1" }, "is not a zone of eus2-az1 and eus2-az2"],
  ])("not abroad by %s", (_what, inputs, because) => {
    expect(said(rule, subject(made(QUEUE, "queue", inputs)), "queue")).toMatch(`which ${because}: `);
  });
});

describe("what is gathered comes from allowed regions alone", () => {
  const rule = "nothing-gathered-across-regions";
  const FINDINGS = "aws:securityhub/findingAggregator:FindingAggregator";
  const own = made(FINDINGS, "findings", { linkingMode: "SPECIFIED_REGIONS", specifiedRegions: ["eu-south-2"] });

  test("by name, and by no mode that means others", () => {
    expect(said(rule, subject(own), "findings")).toBe("pass: findings gathers from eu-south-2 alone.");
    expect(said(rule, subject(changed(own, "specifiedRegions.0", "eu-west-1")), "findings")).toMatch(
      "fail: findings gathers from eu-west-1: name the regions",
    );
    const all = subject(changed(own, "linkingMode", "ALL_REGIONS"));
    expect(said(rule, all, "findings")).toMatch("fail: findings gathers from regions that it doesn't name");
    expect(said(rule, subject(changed(own, "specifiedRegions", UNKNOWN)), "findings")).toMatch("unproven");
  });

  test("and where none is named, every region is meant", () => {
    const unnamed = "gathers from regions that it doesn't name";
    expect(said(rule, subject(changed(own, "linkingMode", undefined)), "findings")).toMatch(
      `fail: findings ${unnamed}`,
    );
    const CONFIG = "aws:cfg/configurationAggregator:ConfigurationAggregator";
    const settings = made(CONFIG, "settings", { organizationAggregationSource: { allRegions: true } });
    expect(said(rule, subject(settings), "settings")).toMatch(`fail: settings ${unnamed}`);
    expect(said(rule, subject(made(CONFIG, "settings")), "settings")).toBe(
      "pass: settings gathers from its own region alone.",
    );
  });

  test("and the verdict says which are named", () => {
    const facts = (region: string) =>
      verdictsOf(rule, subject(changed(own, "specifiedRegions.0", region))).map((one) => one.facts);
    expect([...facts("eu-south-2"), ...facts("eu-west-1")]).toEqual([
      { regions: ["eu-south-2"] },
      { regions: ["eu-west-1"] },
    ]);
  });

  test("where nothing is gathered, there is nothing to judge", () => {
    expect(verdictsOf(rule, subject(queue)).map(({ outcome }) => outcome)).toEqual(["not-applicable"]);
  });
});

describe("the record of what is built is in its settled place", () => {
  const rule = "state-backend-in-region";
  const at = (record: Partial<Subject["record"]>): Subject => {
    const home = subject();
    const reason = { kind: "preference", say: "", source: "" } as const;
    const homes = (["state", "state-key"] as const).map(
      (what) => ({ what, region: "eu-south-2", account: "tenant", reason }) as const,
    );
    return { ...home, settled: { ...home.settled, homes }, record: { ...home.record, ...record } };
  };
  const outcomes = (record: Partial<Subject["record"]>) =>
    verdictsOf(rule, at(record)).map(({ outcome, because }) => `${outcome}: ${because.split(":")[0]}`);

  test("with its key, in the tenant's own account", () => {
    expect(outcomes({})).toEqual([
      "pass: the key to the record of what is built is in eu-south-2, where it was settled to be.",
      "pass: the record of what is built is in eu-south-2, where it was settled to be.",
      "pass: the record of what is built is kept by account 111122223333 alone.",
    ]);
  });

  test("not abroad, and its key neither", () => {
    expect(outcomes({ state: "s3://domicile-state-111122223333-eu-west-1?region=eu-west-1" })).toContain(
      "fail: the record of what is built is in eu-west-1, and eu-south-2 was settled for it",
    );
    expect(outcomes({ secrets: "awskms://alias/domicile-state?region=us-east-1" })).toContain(
      "fail: the key to the record of what is built is in us-east-1, and eu-south-2 was settled for it",
    );
    expect(
      verdictsOf(rule, at({ state: "s3://domicile-state-444455556666-eu-south-2?region=eu-south-2" })),
    ).toContainEqual(
      expect.objectContaining({
        outcome: "fail",
        because: expect.stringContaining("names another account than its own"),
      }),
    );
  });

  test("not where only its key was settled to be, or where the law has since shut out what was settled", () => {
    const home = at({});
    const [state, key] = home.settled.homes;
    const moved = (one: typeof state, region: string) => (one === undefined ? [] : [{ ...one, region }]);
    const because = (settled: Partial<Subject["settled"]>) =>
      verdictsOf(rule, { ...home, settled: { ...home.settled, ...settled } })
        .filter(({ outcome }) => outcome === "fail")
        .map((one) => one.because.split(":")[0]);
    expect(because({ homes: [...moved(state, "eu-west-1"), ...moved(key, "eu-south-2")] })).toEqual([
      "the record of what is built is in eu-south-2, and eu-west-1 was settled for it",
    ]);
    expect(because({ homes: [] })).toHaveLength(2);
    expect(because({ homes: [] })[0]).toMatch("is in eu-south-2, and nowhere was settled for it");
    expect(because({ allowedRegions: ["eu-west-1"] })).toHaveLength(2);
  });

  test("nor in two places at once", () => {
    const both = "awskms://arn:aws:kms:eu-west-1:111122223333:key/1?region=eu-south-2";
    expect(outcomes({ secrets: both })).toContain(
      "fail: the key to the record of what is built is in eu-south-2 and eu-west-1, and eu-south-2 was settled for it",
    );
  });

  test("and the verdict says its address", () => {
    const { state, secrets } = subject().record;
    expect(verdictsOf(rule, at({})).map(({ facts }) => facts)).toEqual([
      { address: secrets, regions: ["eu-south-2"], home: "eu-south-2" },
      { address: state, regions: ["eu-south-2"], home: "eu-south-2" },
      { state },
    ]);
  });

  test("and nobody knows where it is when its address says nothing", () => {
    expect(outcomes({ secrets: "passphrase" })[0]).toMatch(
      "unproven: the key to the record of what is built is at passphrase",
    );
  });
});

test("what an account holds is where that was settled, not where another's may be", () => {
  const home = subject(queue);
  const reason = { kind: "law", say: "", source: "" } as const;
  const settled: Subject["settled"] = {
    ...home.settled,
    allowedRegions: ["eu-south-2", "eu-west-1"],
    homes: [
      { what: "data", region: "eu-south-2", account: "tenant", reason },
      { what: "copy", region: "eu-west-1", account: "backup", reason },
    ],
  };
  const astray = { ...subject(changed(queue, "region", "eu-west-1")), settled };
  expect(said("resource-region-allowed", astray, "queue")).toMatch(
    "fail: queue is in eu-west-1, and eu-south-2 was settled for its account: ",
  );
  expect(said("resource-region-allowed", { ...home, settled }, "queue")).toMatch("pass: queue is in eu-south-2");
});
