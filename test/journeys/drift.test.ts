import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Deployment } from "@pulumi/pulumi/automation/index.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fromState } from "../../graph/index.ts";
import { isRefused, settle } from "../../law/index.ts";
import { exportStack } from "../../operations/export.ts";
import { plan } from "../../operations/plan.ts";
import { promises } from "../../operations/promises.ts";
import { prove } from "../../operations/prove.ts";
import { refresh } from "../../operations/refresh.ts";
import { type PreviewResult, type RefreshResult, shapes, type UpResult } from "../../operations/shapes/index.ts";
import { up } from "../../operations/up.ts";
import { sortVerdicts } from "../../operations/verdicts.ts";
import { verify } from "../../operations/verify.ts";
import { blocks, judgeTenant, type Verdict } from "../../policies/index.ts";
import { loadOrder } from "../../spec/index.ts";
import { accounted } from "../support/accounted.ts";
import { analyze } from "../support/analyze.ts";
import { type TestStage, testStage } from "../support/stage.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const GROUP_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const DATABASE = "aws:rds/instance:Instance";
const LOGS = "aws:cloudwatch/logGroup:LogGroup";
const PUBLIC_ACCESS = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const FIREWALL = "aws:wafv2/webAclAssociation:WebAclAssociation";
const VPC = "aws:ec2/vpc:Vpc";

/** Rules that have more to look at once ids are known: each ARN and place that AWS makes up is unknown in a plan. */
const READS_EVERY_ARN = ["arn-region-allowed", "no-region-escape-properties"];

let stage: TestStage;
/** As the engine previewed it in the pack, before anything of it was made. */
let previewed: PreviewResult | undefined;
/** Id of the group of the application's machines. */
let group = "";
beforeAll(async () => {
  stage = testStage();
  const confirm = async (shown: PreviewResult) => {
    previewed = shown;
    return true;
  };
  const { outcome, error } = await up("almendro", stage, { confirm });
  expect([outcome, error]).toEqual(["succeeded", undefined]);
});
afterAll(() => stage.discard());

const read = async (): Promise<RefreshResult> => shapes.refresh.strict().parse(await refresh("almendro", stage));
const short = (urn: string | null) => urn?.split("$").at(-1) ?? "all";
const drifted = ({ drift }: RefreshResult) =>
  drift.map(
    ({ urn, property, was, is }) => `${short(urn)} ${property}: ${JSON.stringify(was)}, now ${JSON.stringify(is)}`,
  );
const broken = ({ verdicts }: Pick<RefreshResult, "verdicts">) =>
  verdicts.filter(blocks).map(({ outcome, rule, resource }) => `${outcome} ${rule} ${short(resource)}`);

/** Brings almendro up; what that changes, as it was previewed, and what it came to. */
async function mended(): Promise<{ steps: string[]; result: UpResult }> {
  let previewed: PreviewResult | undefined;
  const confirm = async (shown: PreviewResult) => {
    previewed = shown;
    return true;
  };
  const result = await up("almendro", stage, { confirm });
  return { steps: (previewed?.steps ?? []).map(({ op, urn, because }) => `${op} ${short(urn)}: ${because}`), result };
}

test("what has just come up stands as it was made, and every rule says of it what it said of the plan", async () => {
  const result = await read();
  expect([result.outcome, result.drift, broken(result)]).toEqual(["allowed", [], []]);
  const planned = await plan("almendro", stage);
  const told = ({ verdicts }: Pick<RefreshResult, "verdicts">, reads: boolean) =>
    verdicts
      .filter(({ rule }) => READS_EVERY_ARN.includes(rule) === reads)
      .map(({ rule, resource, outcome, because }) => `${outcome} ${rule} ${short(resource)}: ${because}`);
  expect(told(result, false), "word for word").toEqual(told(planned, false));
  expect(told(result, true), "with what has become known").toEqual(expect.arrayContaining(told(planned, true)));
  expect(told(result, true).filter((said) => !said.startsWith("pass "))).toEqual([]);
});

test("the engine's preview, the captured plan, and stock Pulumi over exported state say the same", async () => {
  const planned = await plan("almendro", stage);
  expect(sortVerdicts(previewed?.verdicts ?? []), "previewed in the pack").toEqual(sortVerdicts(planned.verdicts));
  const exported = await exportStack("almendro", stage);
  const analyzed = await analyze(stage, exported);
  expect([analyzed.code, sortVerdicts(analyzed.verdicts)]).toEqual([0, sortVerdicts(await judgedByUs(exported))]);
});

test("a state that broke a promise is refused by stock Pulumi, too, however the pack is configured", async () => {
  const state = JSON.stringify(await exportStack("almendro", stage));
  const open = JSON.parse(state.replaceAll('"publiclyAccessible":false', '"publiclyAccessible":true'));
  const { code, said, verdicts } = await analyze(stage, open, {
    all: "disabled",
    "no-public-database": { enforcementLevel: "advisory" },
  });
  expect(code).not.toBe(0);
  expect(sortVerdicts(verdicts)).toEqual(sortVerdicts(await judgedByUs(open)));
  expect(verdicts.filter(blocks).map(({ rule }) => rule)).toEqual(["no-public-database"]);
  expect(said).toMatch(/\[mandatory\] \[severity: critical\] {2}no-public-database/);
  expect(said).toContain("no-public-database is configured to be advisory, and as strict as before");
});

/** What we say of exported state ourselves. */
async function judgedByUs(exported: Deployment): Promise<readonly Verdict[]> {
  const order = loadOrder({ root: stage.root, file: "almendro" });
  const settled = settle(order.tenant);
  if (isRefused(settled)) throw new Error("almendro is refused");
  return judgeTenant(order, settled, fromState(exported, { project: "domicile", stack: "almendro" }));
}

/** Promises that are kept on the plan and aren't on what stands. */
async function lost(): Promise<string[]> {
  const [plan, deployed] = [await promises("almendro", stage), await promises("almendro", stage, "deployed")];
  const kept = ({ promises: all }: typeof plan) =>
    all.flatMap(({ promise, outcome }) => (outcome === "kept" ? [promise] : []));
  return kept(plan).filter((promise) => !kept(deployed).includes(promise));
}

test("what was promised is kept by what stands, as it was by the plan", async () => {
  expect(await lost()).toEqual([]);
});

test("what stands is evidence of its own, which says so in its first words", async () => {
  const key = join(stage.home.folder, "key.pem");
  writeFileSync(key, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }));
  const { out, outcomes, promises } = await prove("almendro", stage, { judged: "deployed", key });
  expect([outcomes.fail, outcomes.unproven, outcomes.error, promises.broken, promises.unproven]).toEqual([
    0, 0, 0, 0, 0,
  ]);
  const [said] = readFileSync(join(out ?? "", "promises.csv"), "utf8").split("\n");
  expect(said).toContain("almendro as it really stands, judged on ");
  expect(verify(out ?? "", key)).toEqual({ format: 1, outcome: "good", differs: [] });
});

test("whatever somebody changes in the console is shown by property, and judged as it now is", async () => {
  let firewall = "";
  await stage.byHand((hands, find) => {
    const rule = find(GROUP_RULE, "the application opens the database");
    const { "domicile:tenant": _, ...tags } = find(VPC).settings.tags as Record<string, string>;
    group = String(rule.settings.referencedSecurityGroupId);
    firewall = find(FIREWALL).id;
    hands.change(rule, { cidrIpv4: "0.0.0.0/0", referencedSecurityGroupId: undefined });
    hands.change(find(DATABASE), { publiclyAccessible: true });
    hands.change(find(LOGS, "aws-waf-logs-almendro"), { retentionInDays: 7 });
    const lock = find(LOCK, '"backupVaultName":"almendro"');
    hands.make(lock, LOCK, { ...lock.settings, minRetentionDays: 1 });
    hands.change(find(POLICY, '"app/default-deny"'), { spec: { podSelector: {}, policyTypes: ["Ingress"] } });
    hands.change(find(VPC), { tags });
    hands.remove(find(PUBLIC_ACCESS, "almendro-files-"));
    hands.remove(find(FIREWALL));
  });
  const state = await exportStack("almendro", stage);
  const result = await read();
  expect(drifted(result)).toEqual([
    `${LOCK}::almendro minRetentionDays: 35, now 1`,
    `${DATABASE}::almendro publiclyAccessible: false, now true`,
    `${LOGS}::almendro-requests retentionInDays: 731, now 7`,
    `${FIREWALL}::almendro : "${firewall}", now null`,
    `${VPC}::almendro tags["domicile:tenant"]: "almendro", now null`,
    `${GROUP_RULE}::almendro-data-from-app-tcp-5432 cidrIpv4: null, now "0.0.0.0/0"`,
    `${GROUP_RULE}::almendro-data-from-app-tcp-5432 referencedSecurityGroupId: "${group}", now null`,
    `${PUBLIC_ACCESS}::almendro-files : "almendro-files-220000000011", now null`,
    `${POLICY}::almendro-app-default-deny spec.policyTypes[1]: "Egress", now null`,
  ]);
  expect([result.outcome, broken(result)]).toEqual([
    "refused",
    [
      "fail no-unproven-at-apply all",
      "fail vault-locked aws:backup/vault:Vault::almendro",
      "fail db-reachable-only-from-app aws:rds/instance:Instance::almendro",
      "fail no-public-database aws:rds/instance:Instance::almendro",
      "fail log-retention-as-promised aws:cloudwatch/logGroup:LogGroup::almendro-requests",
      // From the internet and from behind the VPN, through the firewall of each zone.
      "fail internet-reaches-only-waf-lb aws:lb/loadBalancer:LoadBalancer::almendro",
      "fail internet-reaches-only-waf-lb aws:lb/loadBalancer:LoadBalancer::almendro",
      "fail internet-reaches-only-waf-lb aws:lb/loadBalancer:LoadBalancer::almendro",
      "fail internet-reaches-only-waf-lb aws:lb/loadBalancer:LoadBalancer::almendro",
      "unproven sites-reach-only-the-entrance aws:lb/loadBalancer:LoadBalancer::almendro",
      "unproven sites-reach-only-the-entrance aws:lb/loadBalancer:LoadBalancer::almendro",
      "fail waf-on-every-public-lb aws:lb/loadBalancer:LoadBalancer::almendro",
      "unproven calls-show-a-token aws:wafv2/webAcl:WebAcl::almendro",
      "unproven large-bodies-only-at-uploads aws:wafv2/webAcl:WebAcl::almendro",
      "unproven sign-in-guessing-heard aws:wafv2/webAcl:WebAcl::almendro",
      "unproven sign-in-slowed aws:wafv2/webAcl:WebAcl::almendro",
      "fail no-admin-ports-from-internet aws:ec2/securityGroup:SecurityGroup::almendro-data",
      "fail no-wide-open-ingress aws:ec2/securityGroup:SecurityGroup::almendro-data",
      "fail tenant-tags aws:ec2/vpc:Vpc::almendro",
      "unproven runner-recorded aws:codebuild/project:Project::almendro-runner",
      "fail s3-block-public aws:s3/bucket:Bucket::almendro-files",
      "unproven netpol-tier-graph kubernetes:apps/v1:Deployment::almendro-app",
      "unproven netpol-tier-graph kubernetes:apps/v1:Deployment::almendro-web",
      "fail default-deny-netpol kubernetes:core/v1:Namespace::almendro-app",
    ],
  ]);

  expect(await lost(), "promises").toEqual(["openhr.03", "openhr.08", "openhr.09", "openhr.13", "openhr.19"]);
  expect(await read(), "read again").toEqual(result);
  expect(await exportStack("almendro", stage), "the state").toEqual(state);
});

test("up puts back what drifted, makes again what is gone, and touches nothing else", async () => {
  const { steps, result } = await mended();
  const by = "(changed past every plan)";
  expect(steps).toEqual([
    `replace ${LOCK}::almendro: minRetentionDays is 35, was 1 ${by}; minRetentionDays can't be changed on what exists.`,
    `update ${DATABASE}::almendro: publiclyAccessible is false, was true ${by}.`,
    `update ${LOGS}::almendro-requests: retentionInDays is 731, was 7 ${by}.`,
    `create ${FIREWALL}::almendro: It is declared, and somebody has deleted it.`,
    `update ${VPC}::almendro: tags["domicile:tenant"] is "almendro", which wasn't set ${by}.`,
    `update ${GROUP_RULE}::almendro-data-from-app-tcp-5432: cidrIpv4 was "0.0.0.0/0" and isn't set any more ${by}; ` +
      `referencedSecurityGroupId is "${group}", which wasn't set ${by}.`,
    `create ${PUBLIC_ACCESS}::almendro-files: It is declared, and somebody has deleted it.`,
    `update ${POLICY}::almendro-app-default-deny: spec.policyTypes[1] is "Egress", which wasn't set ${by}.`,
  ]);
  expect([result.outcome, result.error, broken(result)]).toEqual(["succeeded", undefined, []]);
  const { outcome, drift } = await read();
  expect([outcome, drift]).toEqual(["allowed", []]);
  expect((await mended()).steps).toEqual([]);
  expect(await accounted(stage)).toEqual({ orphans: [], missing: [] });
});

test("a rule that somebody adds to a group of ours is shown and judged until it is taken away by hand", async () => {
  const peers = { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "0.0.0.0/0" };
  await stage.byHand((hands, find) => {
    const application = find(GROUP, "app of almendro");
    hands.make(application, GROUP_RULE, { securityGroupId: application.id, description: "by hand", ...peers });
  });
  const result = await read();
  const line = { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] };
  expect(drifted(result)).toEqual([`${GROUP}::almendro-app ingress: null, now ${JSON.stringify([line])}`]);
  expect(broken(result)).toEqual([
    `fail no-admin-ports-from-internet ${GROUP}::almendro-app`,
    `fail no-wide-open-ingress ${GROUP}::almendro-app`,
  ]);
  expect((await mended()).steps).toEqual([]);

  await stage.byHand((hands, find) => hands.remove(find(GROUP_RULE, "by hand")));
  const { outcome, drift } = await read();
  expect([outcome, drift]).toEqual(["allowed", []]);
});

test("what stands is bound to the file it was made from, also where another file would change no thing of it", async () => {
  const file = join(stage.home.folder, "almendro.yaml");
  const [was, is] = ["DPA-ALM-2026-017", "DPA-ALM-2027-002"];
  writeFileSync(file, readFileSync("tenants/almendro.yaml", "utf8").replace(was, is));
  const before = await refresh(file, stage);
  expect([before.drift, broken(before)]).toEqual([
    [],
    ["fail made-from-this-file urn:pulumi:almendro::domicile::domicile:tenant:Tenant::almendro"],
  ]);
  const confirm = () => Promise.reject(new Error("there is nothing to ask"));
  const { outcome, changes } = await up(file, stage, { confirm });
  expect([outcome, changes.create + changes.update + changes.replace + changes.delete]).toEqual(["succeeded", 0]);
  expect(broken(await refresh(file, stage))).toEqual([]);
});
