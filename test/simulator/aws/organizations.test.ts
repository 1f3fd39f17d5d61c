import { afterEach, beforeEach, expect, it } from "vitest";
import type { Client } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const ORGANISATION = "aws:organizations/organization:Organization";
const UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit";
const ACCOUNT = "aws:organizations/account:Account";
const POLICY = "aws:organizations/policy:Policy";
const ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment";
const SERVICES = ["account.amazonaws.com", "backup.amazonaws.com"];
const DENY = JSON.stringify({ Version: "2012-10-17", Statement: [] });

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
});
afterEach(() => rig.close());

const organise = (more = {}) =>
  aws.make(ORGANISATION, "all", {
    enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"],
    awsServiceAccessPrincipals: SERVICES,
    ...more,
  });

it("an account is in one organisation", async () => {
  await organise();
  await expect(organise()).rejects.toThrow("AlreadyInOrganizationException");
});

it("an account has a number that only AWS knows, a mailbox that no other has, and can't just leave", async () => {
  await expect(aws.make(ACCOUNT, "one", { name: "one", email: "one@vendor.example" })).rejects.toThrow(
    "AWSOrganizationsNotInUseException",
  );
  await organise();
  const one = await aws.make(ACCOUNT, "one", { name: "one", email: "one@vendor.example" });
  expect(one.id).toMatch(/^[1-9]\d{11}$/);
  await expect(aws.make(ACCOUNT, "two", { name: "two", email: "one@vendor.example" })).rejects.toThrow(
    "EMAIL_ALREADY_EXISTS",
  );
  await expect(aws.remove(one)).rejects.toThrow("ConstraintViolationException");
});

it("a unit lies under the root or another, and can't go while something is in it", async () => {
  const { outputs } = await organise();
  const es = await aws.make(UNIT, "es", { name: "es", parentId: outputs.roots[0].id });
  await aws.make(ACCOUNT, "one", { name: "one", email: "one@vendor.example", parentId: es.id });
  await expect(aws.make(UNIT, "lost", { name: "lost", parentId: "ou-none" })).rejects.toThrow("parentId 'ou-none'");
  await expect(aws.remove(es)).rejects.toThrow("OrganizationalUnitNotEmptyException");
});

it("a policy is of an enabled type and of AWS's size, and a unit takes five, AWS's own included", async () => {
  const { outputs } = await organise();
  const tags = { name: "tags", content: DENY, type: "TAG_POLICY" };
  await expect(aws.make(POLICY, "tags", tags)).rejects.toThrow("PolicyTypeNotEnabledException");
  const { failures } = await aws.check(POLICY, "long", { content: JSON.stringify(["x".repeat(5120)]) });
  expect(failures).toEqual(["content must have at most 5120 characters, got 5124"]);
  const es = await aws.make(UNIT, "es", { name: "es", parentId: outputs.roots[0].id });
  const made = [];
  for (const name of ["a", "b", "c", "d", "e"]) made.push(await aws.make(POLICY, name, { name, content: DENY }));
  for (const { id } of made.slice(0, 4)) await aws.make(ATTACHMENT, id, { policyId: id, targetId: es.id });
  const fifth = { policyId: made[4]?.id ?? "", targetId: es.id };
  await expect(aws.make(ATTACHMENT, "fifth", fifth)).rejects.toThrow("has 5 policies: AWS takes no more");
  await expect(aws.remove(made[0] as never)).rejects.toThrow("PolicyInUseException");
});

it("regions of other accounts are opened, and backups copied across, once the organisation trusts the service", async () => {
  const region = { accountId: "220000000011", regionName: "eu-south-2", enabled: true };
  const across = { globalSettings: { isCrossAccountBackupEnabled: "true" } };
  await organise({ awsServiceAccessPrincipals: [] });
  await expect(aws.make("aws:account/region:Region", "es", region)).rejects.toThrow("account.amazonaws.com");
  await expect(aws.make("aws:backup/globalSettings:GlobalSettings", "all", across)).rejects.toThrow(
    "backup.amazonaws.com",
  );
  const own = await aws.make("aws:account/region:Region", "own", { regionName: "eu-south-2", enabled: true });
  expect([own.id, own.outputs.optStatus]).toEqual(["eu-south-2", "ENABLED"]);
});

it("the role of a service is made once: by us, or by AWS when the service was used first", async () => {
  const linked = "aws:iam/serviceLinkedRole:ServiceLinkedRole";
  const made = await aws.make(linked, "backup", { awsServiceName: "backup.amazonaws.com" });
  expect(made.id).toBe("arn:aws:iam::111122223333:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup");
  const other = await rig.aws("444455556666");
  await other.make("aws:backup/vault:Vault", "first", { name: "first" });
  await expect(other.make(linked, "backup", { awsServiceName: "backup.amazonaws.com" })).rejects.toThrow(
    "InvalidInput: Service role name AWSServiceRoleForBackup has been taken in this account.",
  );
  const spot = { account: "444455556666", region: "eu-south-2" };
  const [found = ""] = rig.simulator().search.listed(spot, linked, { awsServiceName: "backup.amazonaws.com" });
  expect(found).toBe(made.id.replace("111122223333", "444455556666"));
  const read = await other.read({ type: linked, name: "backup", id: found, inputs: {}, outputs: {} });
  expect(read?.inputs).toEqual({ awsServiceName: "backup.amazonaws.com" });
  expect(read?.outputs.name).toBe("AWSServiceRoleForBackup");
  const { failures } = await aws.check(linked, "odd", { awsServiceName: "odd.amazonaws.com" });
  expect(failures).toHaveLength(1);
});

it("the deployer's role that was taken for granted gives way to the one that is made", async () => {
  const role = { name: "domicile-deployer", assumeRolePolicy: DENY };
  const made = await aws.make("aws:iam/role:Role", "deployer", role);
  expect(made.id).toBe("domicile-deployer");
  await expect(aws.make("aws:iam/role:Role", "again", role)).rejects.toThrow("EntityAlreadyExists");
});
