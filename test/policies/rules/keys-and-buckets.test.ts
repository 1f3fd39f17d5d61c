import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type ValueMap } from "../../../graph/index.ts";
import { dbMasterPasswordManaged } from "../../../policies/rules/encryption/db-master-password-managed.ts";
import { inTransitDatastores } from "../../../policies/rules/encryption/in-transit-datastores.ts";
import { encryption } from "../../../policies/rules/encryption/index.ts";
import { kmsRotation } from "../../../policies/rules/encryption/kms-rotation.ts";
import { oneKeyPerDataClass } from "../../../policies/rules/encryption/one-key-per-data-class.ts";
import { s3SseKmsTenantKey } from "../../../policies/rules/encryption/s3-sse-kms-tenant-key.ts";
import { s3TlsOnly } from "../../../policies/rules/encryption/s3-tls-only.ts";
import { added, almendro, type Home, policy, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const FILES = "BucketPolicy::almendro-files";

describe("encryption as it should be", () => {
  it("breaks no rule", () => {
    expect(encryption.flatMap((rule) => home.complaints(rule))).toEqual([]);
  });
});

describe("buckets are under the tenant's key and refuse every other", () => {
  const remedy =
    "encrypt it with a key of the keyring, and deny uploads that name a key, bring one or ask for another s3:x-amz-server-side-encryption than aws:kms";

  it("says so, and why the delivery bucket can't", () => {
    const said = home.says(s3SseKmsTenantKey);
    expect(said).toContain(
      "almendro-files pass: almendro-files is encrypted with a key of this tenant and refuses every other.",
    );
    expect(said.filter((sentence) => sentence.includes("not-applicable"))).toEqual([
      "almendro-delivery not-applicable: almendro-delivery takes a load balancer's access logs, which AWS writes under S3's own key alone.",
    ]);
  });

  it.each([
    ["NoOtherKey", "takes uploads under another key"],
    ["NoOtherEncryption", "takes uploads that ask for another encryption"],
    ["NoCustomerKey", "takes uploads under a key that the uploader keeps"],
  ])("finds a policy without %s", (sid, what) => {
    const change = policy(FILES, (statements) => statements.filter(({ Sid }) => Sid !== sid));
    expect(home.complaints(s3SseKmsTenantKey, change)).toEqual([
      `almendro-files fail: almendro-files ${what}: ${remedy}.`,
    ]);
  });

  it("finds a denial that a condition more makes useless", () => {
    const change = policy(FILES, (statements) =>
      statements.map((one) =>
        one.Sid === "NoOtherKey"
          ? { ...one, Condition: { ...one.Condition, StringEquals: { "aws:PrincipalTag/a": "b" } } }
          : one,
      ),
    );
    expect(home.complaints(s3SseKmsTenantKey, change)).toEqual([
      `almendro-files fail: almendro-files takes uploads under another key: ${remedy}.`,
    ]);
  });

  it("finds no policy at all, and S3's own key", () => {
    expect(home.complaints(s3SseKmsTenantKey, without(FILES))).toEqual([
      `almendro-files fail: almendro-files takes uploads under another key and takes uploads that ask for another encryption and takes uploads under a key that the uploader keeps: ${remedy}.`,
    ]);
    const own = set(
      "BucketServerSideEncryptionConfiguration::almendro-files",
      "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm",
      "AES256",
    );
    expect(home.complaints(s3SseKmsTenantKey, own)).toEqual([
      `almendro-files fail: almendro-files is encrypted with a key of AWS, not of this tenant: ${remedy}.`,
    ]);
  });

  it("leaves open a policy that can't be known", () => {
    expect(home.complaints(s3SseKmsTenantKey, set(FILES, "policy", UNKNOWN))).toEqual([
      `almendro-files unproven: policy of almendro-files can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("buckets take modern TLS only", () => {
  const remedy = "deny s3:* to everybody where aws:SecureTransport is false, and where s3:TlsVersion is below 1.2";

  it.each([
    ["TlsOnly", "plain HTTP"],
    ["Tls12OrNewer", "TLS below 1.2"],
  ])("finds a policy without %s", (sid, what) => {
    const change = policy(FILES, (statements) => statements.filter(({ Sid }) => Sid !== sid));
    expect(home.complaints(s3TlsOnly, change)).toEqual([
      `almendro-files fail: almendro-files takes ${what}: ${remedy}.`,
    ]);
  });

  it("finds a denial for objects only", () => {
    const change = policy(FILES, (statements) =>
      statements.map((one) => (one.Sid === "TlsOnly" ? { ...one, Resource: [one.Resource[1] ?? ""] } : one)),
    );
    expect(home.complaints(s3TlsOnly, change)).toEqual([
      `almendro-files fail: almendro-files takes plain HTTP: ${remedy}.`,
    ]);
  });

  it("leaves open a policy that can't be known, and a name that AWS chooses", () => {
    expect(home.complaints(s3TlsOnly, set(FILES, "policy", UNKNOWN))).toEqual([
      `almendro-files unproven: policy of almendro-files can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
    expect(home.complaints(s3TlsOnly, set("Bucket::almendro-files", "bucket", undefined))).toEqual([
      `almendro-files unproven: the name of almendro-files is chosen when it is made, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("keys rotate", () => {
  const remedy = "set enableKeyRotation to true and rotationPeriodInDays to 365 or fewer";
  const key = "Key::almendro-data";

  it.each([
    [set(key, "enableKeyRotation", false), "never rotates"],
    [set(key, "enableKeyRotation", undefined), "never rotates"],
    [set(key, "rotationPeriodInDays", 730), "rotates every 730 days"],
  ])("finds one that doesn't, or too seldom", (change, what) => {
    expect(home.complaints(kmsRotation, change)).toEqual([`almendro-data fail: almendro-data ${what}: ${remedy}.`]);
  });

  it("says nothing of keys that AWS can't rotate", () => {
    expect(home.says(kmsRotation, set(key, "customerMasterKeySpec", "RSA_4096"))).toContain(
      "almendro-data not-applicable: almendro-data is a RSA_4096 key, which AWS can't rotate.",
    );
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(kmsRotation, set(key, "enableKeyRotation", UNKNOWN))).toEqual([
      `almendro-data unproven: enableKeyRotation of almendro-data can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("each kind of thing has a key of its own", () => {
  const remedy = "name the key of its own purpose in the keyring";

  it("says what each key is for", () => {
    expect(home.says(oneKeyPerDataClass)).toEqual([
      "almendro-backup pass: almendro-backup is for backups alone.",
      "almendro-copy-backup pass: almendro-copy-backup is for backups alone.",
      "almendro-data pass: almendro-data is for data alone.",
      "almendro-logs pass: almendro-logs is for logs alone.",
      "almendro-secrets pass: almendro-secrets is for secrets alone.",
    ]);
  });

  it("finds backups under the key of the data", () => {
    expect(home.complaints(oneKeyPerDataClass, refer("Vault::almendro", "kmsKeyArn", "Key::almendro-data"))).toEqual([
      `almendro-data fail: almendro-data is for backups and data at once: ${remedy}.`,
    ]);
  });

  it("finds files under the key of the logs, and logs under the key of the data", () => {
    const encryption = (bucket: string, key: string) =>
      refer(`BucketServerSideEncryptionConfiguration::almendro-${bucket}`, "rules", `Key::almendro-${key}`);
    expect(home.complaints(oneKeyPerDataClass, encryption("files", "logs"))).toEqual([
      `almendro-logs fail: almendro-logs is for data and logs at once: ${remedy}.`,
    ]);
    expect(home.complaints(oneKeyPerDataClass, encryption("audit", "data"))).toEqual([
      `almendro-data fail: almendro-data is for data and logs at once: ${remedy}.`,
    ]);
  });

  it("leaves open a key from nowhere", () => {
    expect(home.complaints(oneKeyPerDataClass, refer("Vault::almendro", "kmsKeyArn"))).toEqual([
      `almendro unproven: kmsKeyArn of almendro names no key of this stack, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("stores that aren't databases are safe on the way", () => {
  const remedy = "switch on its encryption in transit and its log-in";
  const cache = (inputs: Record<string, boolean | string | typeof UNKNOWN | readonly string[]>) =>
    added("aws:elasticache/replicationGroup:ReplicationGroup", "cache", inputs);

  it("has none to judge", () => {
    expect(home.says(inTransitDatastores)).toEqual([
      "- not-applicable: nothing in this stack is of a kind that this rule judges.",
    ]);
  });

  it("finds a cache in plain that nobody logs in to", () => {
    expect(home.says(inTransitDatastores, cache({}))).toEqual([
      `cache fail: cache isn't safe on the way, since it talks in plain and nobody has to log in: ${remedy}.`,
    ]);
    const safe = { transitEncryptionEnabled: true, userGroupIds: ["app"] };
    expect(home.says(inTransitDatastores, cache(safe))).toEqual([
      "cache pass: cache is reached by encrypted connections only.",
    ]);
    expect(home.says(inTransitDatastores, cache({ ...safe, transitEncryptionMode: "preferred" }))).toEqual([
      `cache fail: cache isn't safe on the way, since it talks in plain: ${remedy}.`,
    ]);
  });

  it("finds a search that answers plain HTTP, and brokers that take plain clients", () => {
    const search = (enforceHttps: boolean, anonymousAuthEnabled: boolean) =>
      added("aws:opensearch/domain:Domain", "search", {
        domainEndpointOptions: { enforceHttps },
        nodeToNodeEncryption: { enabled: true },
        advancedSecurityOptions: { enabled: true, anonymousAuthEnabled },
      });
    expect(home.says(inTransitDatastores, search(true, false))).toEqual([
      "search pass: search is reached by encrypted connections only.",
    ]);
    expect(home.says(inTransitDatastores, search(false, false))).toEqual([
      `search fail: search isn't safe on the way, since it answers plain HTTP: ${remedy}.`,
    ]);
    expect(home.says(inTransitDatastores, search(true, true))).toEqual([
      `search fail: search isn't safe on the way, since nobody has to log in: ${remedy}.`,
    ]);
    const queue = (clientBroker: string, clientAuthentication: Record<string, ValueMap>) =>
      added("aws:msk/cluster:Cluster", "queue", {
        encryptionInfo: { encryptionInTransit: { clientBroker } },
        ...clientAuthentication,
      });
    const signed = { clientAuthentication: { sasl: { iam: true } } };
    expect(home.says(inTransitDatastores, queue("TLS", signed))).toEqual([
      "queue pass: queue is reached by encrypted connections only.",
    ]);
    expect(home.says(inTransitDatastores, queue("TLS_PLAINTEXT", signed))).toEqual([
      `queue fail: queue isn't safe on the way, since it takes plain clients: ${remedy}.`,
    ]);
    for (const open of [{}, { clientAuthentication: { unauthenticated: true } }])
      expect(home.says(inTransitDatastores, queue("TLS", open))).toEqual([
        `queue fail: queue isn't safe on the way, since nobody has to log in: ${remedy}.`,
      ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.says(inTransitDatastores, cache({ transitEncryptionEnabled: UNKNOWN }))).toEqual([
      `cache unproven: transitEncryptionEnabled of cache can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the service keeps the database's password", () => {
  const remedy = "set manageMasterUserPassword with the tenant's secrets key, and no password";
  const database = "Instance::almendro";

  it.each([
    [set(database, "manageMasterUserPassword", undefined), "the password of almendro isn't managed by the service"],
    [set(database, "passwordWo", "hunter2"), "almendro is given its password by passwordWo"],
    [
      set(database, "masterUserSecretKmsKeyId", undefined),
      "the password of almendro isn't under a key of this tenant, since masterUserSecretKmsKeyId names no key, so a key of AWS is used",
    ],
  ])("finds a password by other means", (change, what) => {
    expect(home.complaints(dbMasterPasswordManaged, change)).toEqual([`almendro fail: ${what}: ${remedy}.`]);
  });

  it("says nothing of a replica", () => {
    expect(home.says(dbMasterPasswordManaged, set(database, "replicateSourceDb", "other"))).toEqual([
      "almendro not-applicable: almendro is a replica and has the passwords of its source.",
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(dbMasterPasswordManaged, set(database, "manageMasterUserPassword", UNKNOWN))).toEqual([
      `almendro unproven: manageMasterUserPassword of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
