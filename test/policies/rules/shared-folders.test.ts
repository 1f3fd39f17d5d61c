import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { inTransitDatastores } from "../../../policies/rules/encryption/in-transit-datastores.ts";
import { sharedFoldersGivenToApplication } from "../../../policies/rules/exchange/shared-folders-given-to-application.ts";
import { sharedFoldersHaveOwnEntrance } from "../../../policies/rules/exchange/shared-folders-have-own-entrance.ts";
import { sharedFoldersOpenedByOneRole } from "../../../policies/rules/exchange/shared-folders-opened-by-one-role.ts";
import { sharedFoldersReachableOnlyFromApp } from "../../../policies/rules/exchange/shared-folders-reachable-only-from-app.ts";
import { added, almendro, type Change, type Home, home as homeOf, policy, refer, set, without } from "./almendro.ts";

let home: Home;
let other: Home;
beforeAll(async () => {
  home = await homeOf("kade");
  other = await almendro();
});

const POINT = "AccessPoint::kade-shared-opdrachtgevers";
const POLICY = "FileSystemPolicy::kade-shared";
const rules = [
  sharedFoldersGivenToApplication,
  sharedFoldersHaveOwnEntrance,
  sharedFoldersOpenedByOneRole,
  sharedFoldersReachableOnlyFromApp,
];
const only = (complaints: readonly string[]) => {
  expect(complaints).toHaveLength(1);
  return complaints[0];
};

it("a tenant that shares no folder has nothing to judge", () => {
  const none = ["- not-applicable: nothing in this stack is of a kind that this rule judges."];
  expect(rules.map((rule) => other.says(rule))).toEqual(rules.map(() => none));
});

describe("each shared folder has an entrance of its own", () => {
  it("and nothing else has one", () => {
    expect(home.says(sharedFoldersHaveOwnEntrance)).toEqual([
      "kade-shared-opdrachtgevers pass: kade-shared-opdrachtgevers shows opdrachtgevers and nothing else, as a user of its own.",
    ]);
  });

  it.each([
    ["whoever comes says who it is", set(POINT, "posixUser", undefined), "whoever comes chooses the uid and whoever"],
    ["root", set(POINT, "posixUser.uid", 0), "the uid is root's and the folder belongs to somebody else"],
    ["root's group", set(POINT, "posixUser.gid", 0), "the gid is root's"],
    [
      "a folder open to others",
      set(POINT, "rootDirectory.creationInfo.permissions", "0775"),
      "isn't closed to everybody",
    ],
    ["a folder of somebody else's", set(POINT, "rootDirectory.creationInfo.ownerUid", 7), "belongs to somebody else"],
    ["no file system of this stack", refer(POINT, "fileSystemId"), "it leads into no file system of this stack"],
  ])("finds an entrance for %s", (_, change, clause) => {
    expect(only(home.complaints(sharedFoldersHaveOwnEntrance, change))).toContain(clause);
  });

  it("finds one that shows everything, and the folder that has none then", () => {
    expect(home.complaints(sharedFoldersHaveOwnEntrance, set(POINT, "rootDirectory.path", "/"))).toEqual([
      expect.stringMatching(/^- fail: opdrachtgevers has no entrance by which it could be opened: /),
      expect.stringMatching(/^kade-shared-opdrachtgevers fail: .* since nobody shares \/: /),
    ]);
  });

  it("finds a second one, for the same folder or the same user", () => {
    const twin = (path: string, id: number) =>
      added(
        "aws:efs/accessPoint:AccessPoint",
        "twin",
        {
          fileSystemId: UNKNOWN,
          posixUser: { uid: id, gid: id },
          rootDirectory: { path, creationInfo: { ownerUid: id, ownerGid: id, permissions: "0700" } },
        },
        { fileSystemId: "FileSystem::kade-shared" },
      );
    expect(home.complaints(sharedFoldersHaveOwnEntrance, twin("/opdrachtgevers", 100_001))).toEqual([
      expect.stringMatching(/^twin fail: .* since kade-shared-opdrachtgevers shows the same folder: /),
      expect.stringMatching(/^kade-shared-opdrachtgevers fail: .* since twin shows the same folder: /),
    ]);
    const same = [set(POINT, "posixUser.uid", 100_001), set(POINT, "rootDirectory.creationInfo.ownerUid", 100_001)];
    expect(home.complaints(sharedFoldersHaveOwnEntrance, ...same, twin("/elsewhere", 100_001))).toEqual([
      expect.stringMatching(
        /^twin fail: .* since nobody shares \/elsewhere and kade-shared-opdrachtgevers has the same uid: /,
      ),
      expect.stringMatching(/^kade-shared-opdrachtgevers fail: .* since twin has the same uid: /),
    ]);
  });

  it("leaves open a user that can't be known", () => {
    expect(only(home.complaints(sharedFoldersHaveOwnEntrance, set(POINT, "posixUser.uid", UNKNOWN)))).toMatch(
      /^kade-shared-opdrachtgevers unproven: posixUser\.uid of kade-shared-opdrachtgevers can't be known yet/,
    );
  });
});

describe("shared files are opened by one role", () => {
  it("by entrances, and by nobody else", () => {
    expect(home.says(sharedFoldersOpenedByOneRole)).toEqual([
      "kade-shared pass: kade-shared is opened by kade-aws-efs-csi-driver alone, one folder at a time.",
    ]);
  });

  const mount = { Effect: "Allow", Action: "elasticfilesystem:*", Resource: ["*"] };
  it.each([
    ["no policy", without(POLICY), "lets in whoever reaches it, since it has no policy"],
    [
      "everybody let in",
      policy(POLICY, (all) => [...all, { ...mount, Sid: "All", Principal: { AWS: "*" } }]),
      "its policy lets arn:aws:iam::220000000031:role/kade-aws-efs-csi-driver and * in and All allows more",
    ],
    [
      "a role that isn't of this stack",
      policy(POLICY, ([first, ...rest]) => [
        { ...first, Resource: ["*"], Principal: { AWS: "arn:aws:iam::220000000031:role/elsewhere" } },
        ...rest,
      ]),
      "its policy lets arn:aws:iam::220000000031:role/elsewhere in",
    ],
    [
      "root let in",
      policy(POLICY, ([first, ...rest]) => [
        { ...first, Resource: ["*"], Action: ["elasticfilesystem:ClientRootAccess"] },
        ...rest,
      ]),
      "OneRoleOpensThem allows more",
    ],
    [
      "a way past the entrances",
      policy(POLICY, (all) => all.filter(({ Sid }) => Sid !== "ByAnEntranceOnly")),
      "all of it can be opened at once, past the entrances",
    ],
    [
      "an exception to the entrances",
      policy(POLICY, (all) =>
        all.map((one) =>
          one.Sid === "ByAnEntranceOnly"
            ? { ...one, Condition: { ...one.Condition, ArnNotLike: { "aws:PrincipalArn": "*:role/x" } } }
            : one,
        ),
      ),
      "all of it can be opened at once, past the entrances",
    ],
    [
      "the right elsewhere, written out",
      policy("RolePolicy::kade-app", (all) => [...all, { ...mount, Sid: "More" }]),
      "kade-app may open it too",
    ],
    [
      "the right elsewhere, in AWS's own policy",
      set(
        "RolePolicyAttachment::kade-aws-ebs-csi-driver-AmazonEBSCSIDriverPolicy",
        "policyArn",
        "arn:aws:iam::aws:policy/AmazonElasticFileSystemFullAccess",
      ),
      "kade-aws-ebs-csi-driver may open it too",
    ],
  ])("finds %s", (_, change, clause) => {
    expect(only(home.complaints(sharedFoldersOpenedByOneRole, change))).toContain(clause);
  });

  it("leaves open a policy that can't be known, or that there are two of", () => {
    expect(only(home.complaints(sharedFoldersOpenedByOneRole, set(POLICY, "policy", UNKNOWN)))).toMatch(
      /^kade-shared unproven: policy of kade-shared can't be known yet/,
    );
    const second = added(
      "aws:efs/fileSystemPolicy:FileSystemPolicy",
      "second",
      { policy: "{}" },
      { fileSystemId: "FileSystem::kade-shared" },
    );
    expect(only(home.complaints(sharedFoldersOpenedByOneRole, second))).toMatch(
      /^kade-shared unproven: kade-shared has more than one policy, of which the last wins/,
    );
  });
});

describe("shared files take encrypted connections only", () => {
  it("and a log-in", () => {
    expect(home.says(inTransitDatastores)).toEqual([
      "kade-shared pass: kade-shared is reached by encrypted connections only.",
    ]);
  });

  const tls = (change: object): Change =>
    policy(POLICY, (all) => all.map((one) => (one.Sid === "TlsOnly" ? { ...one, ...change } : one)));
  it.each([
    ["without a policy", without(POLICY), "it takes plain clients and nobody has to log in"],
    ["that only allow", tls({ Effect: "Allow" }), "it takes plain clients"],
    ["for one action", tls({ Action: "elasticfilesystem:ClientWrite" }), "it takes plain clients"],
    ["for one client", tls({ Principal: { AWS: "arn:aws:iam::220000000031:role/x" } }), "it takes plain clients"],
    [
      "for other files",
      tls({ Resource: ["arn:aws:elasticfilesystem:eu-central-1:220000000031:file-system/fs-1"] }),
      "it takes plain clients",
    ],
    ["turned round", tls({ Condition: { Bool: { "aws:SecureTransport": "true" } } }), "it takes plain clients"],
    [
      "with an exception",
      tls({ Condition: { Bool: { "aws:SecureTransport": "false" }, StringLike: { "aws:PrincipalArn": "*" } } }),
      "it takes plain clients",
    ],
  ])("finds files %s", (_, change, clause) => {
    expect(only(home.complaints(inTransitDatastores, change))).toContain(`isn't safe on the way, since ${clause}: `);
  });

  it("leaves open a policy that can't be known", () => {
    expect(only(home.complaints(inTransitDatastores, set(POLICY, "policy", UNKNOWN)))).toMatch(
      /^kade-shared unproven: policy of kade-shared can't be known yet/,
    );
  });
});

describe("shared files are reached by the application and by nobody else", () => {
  const LINE = "SecurityGroupIngressRule::kade-shared-from-app-tcp-2049";
  it("by NFS, in each zone", () => {
    expect(home.says(sharedFoldersReachableOnlyFromApp)).toEqual([
      "kade-shared pass: kade-shared is reached by the application in each of its zones.",
      ...[1, 2].map(
        (zone) =>
          `kade-shared-${zone} pass: Only nodes kade-app-1, nodes kade-app-2 can open a connection to shared files kade-shared-${zone}.`,
      ),
    ]);
  });

  it("finds another port that the application reaches", () => {
    const wide = [
      set(LINE, "toPort", 9999),
      set("SecurityGroupEgressRule::kade-app-to-shared-tcp-2049", "toPort", 9999),
    ];
    expect(home.complaints(sharedFoldersReachableOnlyFromApp, ...wide)[0]).toMatch(
      /^kade-shared-1 fail: Nodes kade-app-1 reaches shared files kade-shared-1 by tcp 5432/,
    );
  });

  it("finds a neighbour that reaches them", () => {
    const open = set(LINE, "referencedSecurityGroupId", undefined);
    const everybody = set(LINE, "cidrIpv4", "0.0.0.0/0");
    expect(
      home.complaints(sharedFoldersReachableOnlyFromApp, refer(LINE, "referencedSecurityGroupId"), open, everybody)[0],
    ).toMatch(/^kade-shared-1 fail: Anything else in kade-data-1 reaches shared files kade-shared-1 by tcp 2049/);
  });

  it.each([
    ["the group", without(LINE), "in kade-app-1 and kade-app-2"],
    ["a zone without a place", without("MountTarget::kade-shared-2"), "in kade-app-2"],
  ])("finds an application that %s shuts out", (_, change, where) => {
    expect(home.complaints(sharedFoldersReachableOnlyFromApp, change)[0]).toContain(
      `kade-shared is out of reach of the application ${where}: `,
    );
  });

  it("leaves open who reaches them by a line that can't be known", () => {
    const line = [refer(LINE, "referencedSecurityGroupId"), set(LINE, "referencedSecurityGroupId", undefined)];
    const complaints = home.complaints(sharedFoldersReachableOnlyFromApp, ...line, set(LINE, "cidrIpv4", UNKNOWN));
    expect(complaints).toContainEqual(expect.stringMatching(/^kade-shared-1 unproven: .* is open: cidrIpv4 of /));
  });
});

describe("each shared folder is given to the application", () => {
  const CLAIM = "PersistentVolumeClaim::kade-app-opdrachtgevers";
  it("and to no other pods", () => {
    expect(home.says(sharedFoldersGivenToApplication)).toEqual([
      "kade-shared-opdrachtgevers pass: the folder of kade-shared-opdrachtgevers is given to kade-app alone.",
    ]);
  });

  it.each([
    ["a volume of something else", refer("PersistentVolume::kade-app-opdrachtgevers", "spec")],
    ["a claim of something else", set(CLAIM, "spec.volumeName", "elsewhere")],
    ["a claim in another namespace", set(CLAIM, "metadata.namespace", "web")],
    ["pods without the claim", set("Deployment::kade-app", "spec.template.spec.volumes", [])],
  ])("finds %s", (_, change) => {
    expect(only(home.complaints(sharedFoldersGivenToApplication, change))).toMatch(
      /^kade-shared-opdrachtgevers fail: no pod is given the folder of kade-shared-opdrachtgevers: /,
    );
  });

  it("finds pods of the web tier that are given it", () => {
    const onWeb = { "domicile/tier": "web" };
    const tolerations = [{ key: "domicile/tier", operator: "Equal", value: "web", effect: "NoSchedule" }];
    const moved = [
      set("Deployment::kade-app", "spec.template.spec.nodeSelector", onWeb),
      set("Deployment::kade-app", "spec.template.spec.tolerations", tolerations),
    ];
    expect(only(home.complaints(sharedFoldersGivenToApplication, ...moved))).toMatch(
      /^kade-shared-opdrachtgevers fail: the folder of kade-shared-opdrachtgevers is given to kade-app too: /,
    );
  });

  it("leaves open pods whose volumes can't be known", () => {
    expect(
      only(
        home.complaints(
          sharedFoldersGivenToApplication,
          set("Deployment::kade-app", "spec.template.spec.volumes", UNKNOWN),
        ),
      ),
    ).toMatch(
      /^kade-shared-opdrachtgevers unproven: spec\.template\.spec\.volumes of kade-app can't be known before kade \(/,
    );
  });
});
