import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type Value } from "../../../../graph/index.ts";
import { machinesWithoutRights } from "../../../../policies/rules/kubernetes/machines-without-rights.ts";
import { podsHoldNoToken } from "../../../../policies/rules/kubernetes/pods-hold-no-token.ts";
import { rbacRightsHarmless } from "../../../../policies/rules/kubernetes/rbac-rights-harmless.ts";
import { added, almendro, type Home, refer, set } from "../almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("pods hold no token for the cluster's API", () => {
  const remedy = "name a service account and set automountServiceAccountToken to false in the pod";
  const POD = "spec.template.spec";

  it("says as what they run", () => {
    expect(home.says(podsHoldNoToken)).toEqual([
      "almendro-app pass: pods of almendro-app run as app and hold no token.",
      "almendro-web pass: pods of almendro-web run as web and hold no token.",
    ]);
  });

  it.each([true, undefined])("finds one that does (%s)", (value) => {
    const mounted = set("Deployment::almendro-web", `${POD}.automountServiceAccountToken`, value);
    expect(home.complaints(podsHoldNoToken, mounted)).toEqual([
      `almendro-web fail: pods of almendro-web hold a token for the cluster's API: ${remedy}.`,
    ]);
  });

  it.each(["default", undefined])("finds one that runs as everybody (%s)", (account) => {
    const shared = set("Deployment::almendro-web", `${POD}.serviceAccountName`, account);
    expect(home.complaints(podsHoldNoToken, shared)).toEqual([
      `almendro-web fail: pods of almendro-web run as the account that everybody has: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    const hidden = set("Deployment::almendro-web", `${POD}.automountServiceAccountToken`, UNKNOWN);
    expect(home.complaints(podsHoldNoToken, hidden)[0]).toMatch(
      "almendro-web unproven: spec.template.spec.automountServiceAccountToken of almendro-web can't be known yet",
    );
  });
});

describe("no role in the cluster reaches further than it says", () => {
  const remedy = "take the right out of the role; what the platform declares is changed by the deployer alone";
  const role = (...rules: readonly Value[]) =>
    added("kubernetes:rbac.authorization.k8s.io/v1:Role", "role", { metadata: { name: "role" }, rules });

  it("for there is none", () => {
    expect(home.says(rbacRightsHarmless)).toEqual(["almendro pass: no role in almendro has been given any right."]);
  });

  it("but may read what is harmless", () => {
    const harmless = role({ verbs: ["get", "list"], resources: ["pods", "configmaps"], apiGroups: [""] });
    expect(home.says(rbacRightsHarmless, harmless)).toEqual([
      "role pass: nothing that role may do reaches further than it says.",
    ]);
  });

  it.each([
    [["get", "watch"], ["secrets"], "get, watch secrets"],
    [["create"], ["pods"], "create pods"],
    [["create"], ["configmaps", "pods/exec"], "create pods/exec"],
    [["patch"], ["persistentvolumes"], "patch persistentvolumes"],
    [["get"], ["nodes/proxy"], "get nodes/proxy"],
    [["create"], ["serviceaccounts/token"], "create serviceaccounts/token"],
    [["update"], ["validatingwebhookconfigurations"], "update validatingwebhookconfigurations"],
  ])("finds one that may %j %j", (verbs, resources, what) => {
    expect(home.complaints(rbacRightsHarmless, role({ verbs, resources, apiGroups: [""] }))).toEqual([
      `role fail: role may ${what}: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(rbacRightsHarmless, role({ verbs: ["get"], resources: UNKNOWN }))).toEqual([
      `role unproven: rules.0.resources of role can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("machines of the cluster have no right to data", () => {
  const remedy = "give the right to a role of the service account that needs it, by pod identity";
  const GROUPS = ["app-1", "app-2", "system", "web-1", "web-2"].map((group) => `almendro-${group}`);
  const holding = (what: string) =>
    GROUPS.map((group) => `${group} fail: machines of ${group} hold ${what}: ${remedy}.`);

  it("say what they may do", () => {
    expect(home.says(machinesWithoutRights)).toEqual(
      GROUPS.map((group) => `${group} pass: machines of ${group} join, fetch images and may do no more.`),
    );
  });

  it("finds a policy of AWS's that gives more", () => {
    const policyArn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    const reading = added(
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "more",
      { policyArn },
      { role: "Role::almendro-node" },
    );
    expect(home.complaints(machinesWithoutRights, reading)).toEqual(holding("AmazonS3ReadOnlyAccess"));
    const managed = set("Role::almendro-node", "managedPolicyArns", [policyArn]);
    expect(home.complaints(machinesWithoutRights, managed)).toEqual(holding("AmazonS3ReadOnlyAccess"));
  });

  it("finds a right of the machine's own", () => {
    const Statement = [{ Effect: "Allow", Action: ["logs:PutLogEvents", "s3:GetObject"], Resource: "*" }];
    const own = added(
      "aws:iam/rolePolicy:RolePolicy",
      "own",
      { policy: JSON.stringify({ Statement }) },
      { role: "Role::almendro-node" },
    );
    expect(home.complaints(machinesWithoutRights, own)).toEqual(holding("s3:GetObject"));
  });

  it("leaves open what can't be known, and a role of elsewhere", () => {
    const attachment = "RolePolicyAttachment::almendro-node-AmazonEKSWorkerNodePolicy";
    expect(home.complaints(machinesWithoutRights, set(attachment, "policyArn", UNKNOWN))[0]).toMatch(
      /^almendro-app-1 unproven: policyArn of almendro-node-AmazonEKSWorkerNodePolicy can't be known yet/,
    );
    expect(home.complaints(machinesWithoutRights, refer("NodeGroup::almendro-web-1", "nodeRoleArn"))[0]).toMatch(
      "almendro-web-1 unproven: machines of almendro-web-1 have a role that isn't of this stack",
    );
  });
});
