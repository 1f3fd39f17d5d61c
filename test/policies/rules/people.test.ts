import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type Value } from "../../../graph/index.ts";
import type { Subject } from "../../../policies/index.ts";
import { auditorReadsUntilADay } from "../../../policies/rules/access/auditor-reads-until-a-day.ts";
import { breakGlassRings } from "../../../policies/rules/access/break-glass-rings.ts";
import { doorOpensAsAgreed } from "../../../policies/rules/access/door-opens-as-agreed.ts";
import { exportFilledByApplication } from "../../../policies/rules/access/export-filled-by-application.ts";
import { exportForClientAlone } from "../../../policies/rules/access/export-for-client-alone.ts";
import { noSshKeypairs } from "../../../policies/rules/access/no-ssh-keypairs.ts";
import { noUsersOrKeys } from "../../../policies/rules/access/no-users-or-keys.ts";
import { operatorsAsAgreed } from "../../../policies/rules/access/operators-as-agreed.ts";
import { peopleBounded } from "../../../policies/rules/access/people-bounded.ts";
import { secondFactorAlways } from "../../../policies/rules/access/second-factor-always.ts";
import { sessionsRecorded } from "../../../policies/rules/access/sessions-recorded.ts";
import { supportAsChosen } from "../../../policies/rules/access/support-as-chosen.ts";
import { added, almendro, type Change, type Home, home as homeOf, policy, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const OPERATOR = "Role::almendro-operator";
const LENT = "Policy::almendro-support";
const SCHEDULE = "aws:scheduler/schedule:Schedule";
const TRUST = "assumeRolePolicy";

/** Conditions of a role's trust otherwise. */
const admitting = (role: string, change: (conditions: Record<string, Record<string, unknown>>) => object): Change =>
  policy(
    role,
    (statements) => statements.map((one) => ({ ...one, Condition: change(one.Condition as Record<string, never>) })),
    TRUST,
  );

const PROVIDER = "arn:aws:iam::220000000011:oidc-provider/sign-in.vendor.example";
/** One more way to take a role. */
const also = (role: string, Principal: object, StringEquals: object): Change =>
  policy(role, (statements) => [...statements, { Effect: "Allow", Principal, Condition: { StringEquals } }], TRUST);
/** The same seats, and these besides. */
const seating = (role: string, ...seats: readonly string[]): Change =>
  admitting(role, ({ StringEquals, ...rest }) => {
    const had = [StringEquals?.["aws:RequestTag/seat"] ?? []].flat();
    return { ...rest, StringEquals: { ...StringEquals, "aws:RequestTag/seat": [...had, ...seats] } };
  });

/** The same home with something else about access sold. */
function sold(change: Partial<Subject["settled"]["tenant"]["access"]>): Home {
  const { settled } = home.subject;
  const access = { ...settled.tenant.access, ...change };
  return home.of({ ...home.subject, settled: { ...settled, tenant: { ...settled.tenant, access } } });
}

const unknown = (name: string, path: string, remedy: string) =>
  `${name} unproven: ${path} of ${name} can't be known yet, so it can't be proved: ${remedy}.`;

describe("nobody takes a role without a second factor", () => {
  const { remedy } = secondFactorAlways;
  const without2 = admitting("Role::almendro-client", ({ StringEquals }) => {
    const { "aws:RequestTag/second-factor": _, ...rest } = StringEquals ?? {};
    return { StringEquals: rest };
  });

  it("or has it for longer than an hour", () => {
    expect(home.complaints(secondFactorAlways, without2)).toEqual([
      `almendro-client fail: almendro-client is had without a second factor: ${remedy}.`,
    ]);
    expect(home.complaints(secondFactorAlways, set(OPERATOR, "maxSessionDuration", 43_200))).toEqual([
      `almendro-operator fail: almendro-operator is had for 43200 seconds: ${remedy}.`,
    ]);
  });

  it("also where AWS itself has seen the second factor", () => {
    const shown = (Bool: object) => admitting("Role::almendro-client", () => ({ Bool }));
    expect(home.complaints(secondFactorAlways, shown({ "aws:MultiFactorAuthPresent": "true" }))).toEqual([]);
    expect(home.complaints(secondFactorAlways, shown({ "aws:MultiFactorAuthPresent": ["true", "false"] }))).toEqual([
      `almendro-client fail: almendro-client is had without a second factor: ${remedy}.`,
    ]);
  });

  it("by any of the ways in, and not on the word of whoever comes", () => {
    const besides = also("Role::almendro-client", { Federated: PROVIDER }, {});
    const own = also("Role::almendro-client", { AWS: "220000000011" }, { "aws:RequestTag/second-factor": "yes" });
    for (const way of [besides, own])
      expect(home.complaints(secondFactorAlways, way)).toEqual([
        `almendro-client fail: almendro-client is had without a second factor: ${remedy}.`,
      ]);
  });

  it("which is open where it can't be known, and no matter of roles that services take", () => {
    expect(home.complaints(secondFactorAlways, set(OPERATOR, TRUST, UNKNOWN))).toEqual([
      unknown("almendro-operator", TRUST, remedy),
    ]);
    expect(home.says(secondFactorAlways)).toContain(
      "almendro-backup not-applicable: nobody but services takes almendro-backup.",
    );
  });
});

describe("nobody has a lasting credential", () => {
  it.each([
    ["aws:iam/user:User", "a user of the account's own"],
    ["aws:iam/accessKey:AccessKey", "an access key that never ends"],
    ["aws:iam/userLoginProfile:UserLoginProfile", "a password for the console"],
  ])("%s is found", (type, what) => {
    expect(home.complaints(noUsersOrKeys, added(type, "shared", {}))).toEqual([
      `shared fail: shared is ${what}: ${noUsersOrKeys.remedy}.`,
    ]);
    expect(home.complaints(noUsersOrKeys)).toEqual([]);
  });
});

describe("people stay within a boundary", () => {
  const { remedy } = peopleBounded;

  it("that nobody left out, and that forbids what must never be", () => {
    expect(home.complaints(peopleBounded, refer(OPERATOR, "permissionsBoundary"))).toEqual([
      `almendro-operator fail: almendro-operator has no boundary of this stack: ${remedy}.`,
    ]);
    const lax = policy("Policy::almendro-people", (statements) =>
      statements.filter(({ Sid }) => Sid !== "NoRecordLost"),
    );
    expect(home.complaints(peopleBounded, lax)).toContain(
      `almendro-client fail: almendro-people around almendro-client leaves cloudtrail:DeleteTrail and cloudtrail:StopLogging and cloudtrail:UpdateTrail and logs:DeleteLogGroup open: ${remedy}.`,
    );
  });

  it("at all times, and not under a condition", () => {
    const sometimes = policy("Policy::almendro-people", (statements) =>
      statements.map((one) => ({ ...one, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } })),
    );
    expect(home.complaints(peopleBounded, sometimes)).toHaveLength(4);
  });

  it("which is open where it can't be known", () => {
    expect(home.complaints(peopleBounded, set("Policy::almendro-people", "policy", UNKNOWN))).toContain(
      `almendro-client unproven: policy of almendro-people can't be known yet, so it can't be proved: ${remedy}.`,
    );
  });
});

describe("operators get in as the client chose", () => {
  const { remedy } = supportAsChosen;

  it("with no right of their own", () => {
    const attached = added(
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "always",
      { role: "almendro-operator" },
      { policyArn: "Policy::almendro-support" },
    );
    const found = home.complaints(supportAsChosen, attached);
    expect(found).toContain(`almendro-support fail: almendro-support opens sessions at all times: ${remedy}.`);
    expect(found).toContainEqual(
      expect.stringMatching(/^almendro-operator fail: almendro-operator may do at all times/),
    );
    const aws = added("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "more", {
      role: "almendro-operator",
      policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    });
    expect(home.complaints(supportAsChosen, aws)).toEqual([
      `almendro-operator fail: almendro-operator may do at all times what arn:aws:iam::aws:policy/ReadOnlyAccess says: ${remedy}.`,
    ]);
  });

  it("however they come by a right", () => {
    const aws = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const given = [`almendro-operator fail: almendro-operator may do at all times what ${aws} says: ${remedy}.`];
    const many = "aws:iam/policyAttachment:PolicyAttachment";
    for (const change of [
      added(many, "more", { policyArn: aws, roles: ["almendro-auditor", "Almendro-Operator"] }),
      added(many, "more", { policyArn: aws, roles: [UNKNOWN] }, { roles: "Role::almendro-operator" }),
    ])
      expect(home.complaints(supportAsChosen, change)).toEqual(given);
    const standing = (statement: object) =>
      added("aws:iam/rolePolicy:RolePolicy", "more", {
        role: "almendro-operator",
        policy: JSON.stringify({ Statement: [{ Sid: "Look", Resource: "*", Action: "s3:List*", ...statement }] }),
      });
    expect(home.complaints(supportAsChosen, standing({ Effect: "Allow" }))).toEqual([
      `almendro-operator fail: almendro-operator may do at all times what Look says: ${remedy}.`,
    ]);
    expect(home.complaints(supportAsChosen, standing({ Effect: "Deny" }))).toEqual([]);
  });

  it("whatever their seats are called, and whoever sits beside them", () => {
    const held = /^almendro-break-glass fail: almendro-break-glass may do at all times what LookAndStartAnew and /;
    for (const change of [
      seating("Role::almendro-break-glass", "operator-1"),
      seating("Role::almendro-break-glass", "helper-1"),
      also("Role::almendro-break-glass", { AWS: "220000000011" }, { "aws:RequestTag/seat": "break-glass-1" }),
    ])
      expect(home.complaints(supportAsChosen, change)).toEqual([expect.stringMatching(held)]);
  });

  it("by a right that may be anybody's, which is open", () => {
    const somebodys = added("aws:iam/rolePolicy:RolePolicy", "more", { role: UNKNOWN, policy: '{"Statement":[]}' });
    expect(home.complaints(supportAsChosen, somebodys)).toEqual([
      `almendro-operator unproven: role of more can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("and not where the client chose none, or another way", () => {
    for (const chosen of [{ support: "none" }, { way: "vpn" }] as const) {
      const choice = "way" in chosen ? "a VPN to the product's own sign-in" : "none";
      expect(sold(chosen).complaints(supportAsChosen)).toEqual([
        `almendro-support fail: almendro-support opens sessions, and the client chose ${choice}: ${remedy}.`,
        `almendro-operator fail: operators take almendro-operator, and the client chose ${choice}: ${remedy}.`,
      ]);
    }
    expect(sold({ support: "none" }).says(supportAsChosen, without(OPERATOR), without(LENT))).toEqual([
      "- pass: no operator has a role: the client chose none.",
    ]);
  });

  it("where a folder for support was agreed, for that alone", async () => {
    const kade = await homeOf("kade");
    expect(kade.says(supportAsChosen)).toEqual([
      "kade-operator pass: kade-operator may do nothing until its door opens.",
    ]);
    const sessions = policy("Policy::kade-support", (statements) => [
      ...statements,
      { Sid: "Sessions", Effect: "Allow", Action: "ssm:StartSession", Resource: ["*"] },
    ]);
    expect(kade.complaints(supportAsChosen, sessions)).toEqual([
      `kade-support fail: kade-support opens sessions, and the client chose a VPN to the product's own sign-in: ${remedy}.`,
    ]);
    expect(kade.complaints(supportAsChosen, without("Role::kade-operator"))).toEqual([
      `- fail: support on-request was chosen, and no operator has a role: ${remedy}.`,
    ]);
  });

  it("which needs a role where it was sold, and is open where its rights can't be known", () => {
    expect(home.complaints(supportAsChosen, without(OPERATOR))).toEqual([
      `- fail: support on-request was chosen, and no operator has a role: ${remedy}.`,
    ]);
    const hidden = added("aws:iam/rolePolicy:RolePolicy", "hidden", { role: "almendro-operator", policy: UNKNOWN });
    expect(home.complaints(supportAsChosen, hidden)[1]).toMatch(/^almendro-operator unproven: policy of hidden/);
  });
});

describe("the door opens by itself in the hours agreed", () => {
  const { remedy } = doorOpensAsAgreed;
  const opening = (expression: string, zone = "Europe/Madrid", input: Value = '{"Parameters":{"For":["PT2H"]}}') =>
    added(SCHEDULE, "evening", {
      scheduleExpression: expression,
      scheduleExpressionTimezone: zone,
      flexibleTimeWindow: { mode: "OFF" },
      target: { arn: "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution", input },
    });
  const tuesday = "cron(0 18 ? * TUE *)";
  const agreed = () => sold({ support: "scheduled", windows: ["Tuesday 18:00-20:00"] });

  it("and at no other time, on no other clock", () => {
    expect(agreed().says(doorOpensAsAgreed, opening(tuesday))).toEqual([
      "evening pass: the door opens on Tuesday 18:00-20:00, as agreed.",
    ]);
    expect(home.complaints(doorOpensAsAgreed, opening(tuesday))).toEqual([
      `evening fail: the door opens on Tuesday 18:00-20:00 in Europe/Madrid, which was not agreed: ${remedy}.`,
    ]);
    expect(agreed().complaints(doorOpensAsAgreed, opening(tuesday, "UTC"))).toEqual([
      `evening fail: the door opens on Tuesday 18:00-20:00 in UTC, which was not agreed: ${remedy}.`,
    ]);
    const longer = opening(tuesday, "Europe/Madrid", '{"Parameters":{"For":["PT3H30M"]}}');
    expect(agreed().complaints(doorOpensAsAgreed, longer)).toContain(
      `evening fail: the door opens on Tuesday 18:00-21:30 in Europe/Madrid, which was not agreed: ${remedy}.`,
    );
  });

  it("and whenever nothing else happens", () => {
    const target = "aws:cloudwatch/eventTarget:EventTarget";
    const door = "arn:aws:ssm:eu-south-2:220000000011:automation-definition/almendro-support:$DEFAULT";
    for (const change of [
      added(target, "knock", { arn: door }),
      added(target, "knock", { arn: UNKNOWN }, { arn: "Document::almendro-support" }),
    ])
      expect(home.complaints(doorOpensAsAgreed, change)).toEqual([
        `knock fail: knock opens a door whenever something happens: ${remedy}.`,
      ]);
    const hands = added(SCHEDULE, "hands", {
      scheduleExpression: tuesday,
      flexibleTimeWindow: { mode: "OFF" },
      target: { arn: "arn:aws:scheduler:::aws-sdk:iam:attachRolePolicy", input: "{}" },
    });
    expect(home.complaints(doorOpensAsAgreed, hands)).toEqual([
      `hands unproven: hands opens a door nobody knows when, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("and doesn't stay shut", () => {
    expect(agreed().complaints(doorOpensAsAgreed)).toEqual([
      `- fail: the door stays shut on Tuesday 18:00-20:00, as agreed it would open: ${remedy}.`,
    ]);
    const stopped: Change = (resources) => set("Schedule::evening", "state", "DISABLED")(opening(tuesday)(resources));
    expect(agreed().complaints(doorOpensAsAgreed, stopped)).toEqual(agreed().complaints(doorOpensAsAgreed));
  });

  it("which is open where nobody can read when", () => {
    expect(home.complaints(doorOpensAsAgreed, opening("rate(1 hour)"))).toEqual([
      `evening unproven: evening opens a door nobody knows when, so it can't be proved: ${remedy}.`,
    ]);
    const flexible = { mode: "FLEXIBLE", maximumWindowInMinutes: 240 };
    for (const change of [
      set("Schedule::evening", "flexibleTimeWindow", flexible),
      set("Schedule::evening", "startDate", "2027-01-01T00:00:00Z"),
      set("Schedule::evening", "endDate", "2027-01-01T00:00:00Z"),
    ])
      expect(agreed().complaints(doorOpensAsAgreed, opening(tuesday), change)).toContain(
        `evening unproven: evening opens a door nobody knows when, so it can't be proved: ${remedy}.`,
      );
    expect(home.complaints(doorOpensAsAgreed, opening(tuesday, "Europe/Madrid", UNKNOWN))).toEqual([
      `evening unproven: target.input of evening can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });

  it("and is no matter of schedules that open none", () => {
    const other = added(SCHEDULE, "other", {
      target: { arn: "arn:aws:scheduler:::aws-sdk:eks:updateNodegroupVersion" },
    });
    expect(home.says(doorOpensAsAgreed, other)).toEqual(["- pass: no clock opens a door to operators."]);
  });
});

describe("the vendor's people come as agreed", () => {
  const { remedy } = operatorsAsAgreed;

  it("from no other country, and not from anywhere", () => {
    const dutch = admitting(OPERATOR, (conditions) => ({
      ...conditions,
      IpAddress: { "aws:SourceIp": ["192.0.2.160/28"] },
    }));
    expect(home.complaints(operatorsAsAgreed, dutch)).toEqual([
      `almendro-operator fail: almendro-operator is taken from 192.0.2.160/28, outside ES: ${remedy}.`,
    ]);
    const anywhere = admitting("Role::almendro-break-glass", ({ StringEquals }) => ({ StringEquals }));
    expect(home.complaints(operatorsAsAgreed, anywhere)).toEqual([
      `almendro-break-glass fail: almendro-break-glass is taken from 0.0.0.0/0, outside ES: ${remedy}.`,
    ]);
  });

  it("and no more of them, nor without a seat", () => {
    expect(sold({ people: 3 }).complaints(operatorsAsAgreed)).toEqual([
      `almendro-operator fail: almendro-operator is taken by 4, and 3 were agreed: ${remedy}.`,
    ]);
    const seatless = admitting(OPERATOR, ({ IpAddress }) => ({ IpAddress }));
    expect(home.complaints(operatorsAsAgreed, seatless)).toEqual([
      `almendro-operator fail: almendro-operator is taken by any number, and 4 were agreed: ${remedy}.`,
    ]);
  });

  it("by any of the ways in", () => {
    const seatless = also(OPERATOR, { Federated: PROVIDER }, {});
    const from = policy(
      OPERATOR,
      (those) => those.map((one) => ({ ...one, Condition: { ...those[0]?.Condition, ...one.Condition } })),
      TRUST,
    );
    expect(home.complaints(operatorsAsAgreed, seatless)[0]).toContain("is taken from 0.0.0.0/0, outside ES");
    expect(home.complaints(operatorsAsAgreed, seatless, from)).toEqual([
      `almendro-operator fail: almendro-operator is taken by 4, and 4 were agreed: ${remedy}.`,
    ]);
  });

  it("nor more of them by a second role", () => {
    expect(
      sold({ people: 5 }).complaints(operatorsAsAgreed, seating("Role::almendro-break-glass", "helper-1")),
    ).toEqual([]);
    expect(home.complaints(operatorsAsAgreed, seating("Role::almendro-break-glass", "helper-1"))).toEqual([
      `almendro-break-glass fail: almendro-break-glass and others are taken by 5 together, and 4 were agreed: ${remedy}.`,
      `almendro-operator fail: almendro-operator and others are taken by 5 together, and 4 were agreed: ${remedy}.`,
    ]);
  });

  it("which is open where it can't be known", () => {
    expect(home.complaints(operatorsAsAgreed, set(OPERATOR, TRUST, UNKNOWN))).toContain(
      unknown("almendro-operator", TRUST, remedy),
    );
  });
});

describe("sessions are recorded", () => {
  const { remedy } = sessionsRecorded;
  const SESSION = "Document::almendro-session";
  const session = (inputs: object): Change => set(SESSION, "content", JSON.stringify({ inputs }));
  const streams = { cloudWatchEncryptionEnabled: true, cloudWatchStreamingEnabled: true };

  it.each([
    ["into a log of somebody else", session({ ...streams, cloudWatchLogGroupName: "/other" })],
    ["without encryption", session({ ...streams, cloudWatchEncryptionEnabled: false })],
    ["afterwards, if at all", session({ ...streams, cloudWatchStreamingEnabled: false })],
  ])("and not %s", (_, change) => {
    expect(home.complaints(sessionsRecorded, change)).toEqual([
      `almendro-support fail: almendro-support allows arn:aws:ssm:eu-south-2:220000000011:document/almendro-session, which takes nothing down in this stack: ${remedy}.`,
    ]);
  });

  it("by documents of this stack alone", () => {
    const any = policy("Policy::almendro-support", (statements) =>
      statements.filter(({ Sid }) => Sid !== "RecordedSessionsOnly"),
    );
    expect(home.complaints(sessionsRecorded, any)).toEqual([
      `almendro-support fail: almendro-support allows sessions of any kind: ${remedy}.`,
    ]);
    const asking = (Condition: object) =>
      policy("Policy::almendro-support", (statements) =>
        statements.map((one) => (one.Sid === "SessionsOnOwnMachines" ? { ...one, Condition } : one)),
      );
    const key = "ssm:SessionDocumentAccessCheck";
    for (const unasked of [{}, { Bool: { [key]: "false" } }, { Null: { [key]: "true" } }, { Bool: { other: "true" } }])
      expect(home.complaints(sessionsRecorded, asking(unasked))).toEqual([
        `almendro-support fail: almendro-support allows sessions of any kind: ${remedy}.`,
      ]);
    expect(home.complaints(sessionsRecorded, asking({ BoolIfExists: { [key]: "true" } }))).toEqual([]);
    const ssh = policy("Policy::almendro-support", (statements) =>
      statements.map((one) =>
        one.Sid === "RecordedSessionsOnly" ? { ...one, Resource: "arn:aws:ssm:*:*:document/AWS-StartSSHSession" } : one,
      ),
    );
    expect(home.complaints(sessionsRecorded, ssh)[0]).toContain("AWS-StartSSHSession, which takes nothing down");
  });

  it.each([
    "ec2-instance-connect:OpenTunnel",
    "ec2-instance-connect:SendSSHPublicKey",
    "ec2-instance-connect:SendSerialConsoleSSHPublicKey",
    "ecs:ExecuteCommand",
    "ssm-guiconnect:StartConnection",
    "ssm:CreateAssociation",
    "ssm:CreateAssociationBatch",
    "ssm:RegisterTaskWithMaintenanceWindow",
    "ssm:SendCommand",
    "ssm:UpdateAssociation",
  ])("and by no other way, such as %s", (action) => {
    const past = policy("Policy::almendro-support", (statements) => [
      ...statements,
      { Sid: "Past", Effect: "Allow", Action: action, Resource: "*" },
    ]);
    expect(home.complaints(sessionsRecorded, past)).toEqual([
      `almendro-support fail: almendro-support allows ${action}, which nothing takes down: ${remedy}.`,
    ]);
  });

  it("which is open where it can't be known, and true where nobody opens any", () => {
    expect(home.complaints(sessionsRecorded, set(SESSION, "content", UNKNOWN))).toEqual([
      `almendro-support unproven: content of almendro-session can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
    expect(home.complaints(sessionsRecorded, set(SESSION, "content", "record it"))).toEqual([
      `almendro-support unproven: content of almendro-session is no session document, so it can't be proved: ${remedy}.`,
    ]);
    expect(home.says(sessionsRecorded, without("Policy::almendro-support"))).toEqual([
      "- pass: nobody can open a session on a machine.",
    ]);
  });
});

describe("emergencies ring an alarm", () => {
  const { remedy } = breakGlassRings;
  const FILTER = "LogMetricFilter::almendro-emergency-role-taken";
  const silent = [`almendro-break-glass fail: nobody hears of who takes almendro-break-glass: ${remedy}.`];

  it.each([
    ["nobody counts", without(FILTER)],
    ["the count is of another role", set(FILTER, "pattern", '{ ($.requestParameters.roleArn = "*-operator") }')],
    ["the alarm is muted", set("MetricAlarm::almendro-emergency-role-taken", "actionsEnabled", false)],
    ["nobody subscribed", without("TopicSubscription::almendro-alarms")],
  ])("unless %s", (_, change) => {
    expect(home.complaints(breakGlassRings, change)).toEqual(silent);
  });

  it("for which there is a role, and which is open where it can't be known", () => {
    expect(home.complaints(breakGlassRings, without("Role::almendro-break-glass"))).toEqual([
      `- fail: nobody can get in when nothing else helps: ${remedy}.`,
    ]);
    expect(home.complaints(breakGlassRings, set(FILTER, "pattern", UNKNOWN))).toEqual([
      `almendro-break-glass unproven: pattern of almendro-emergency-role-taken can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("no machine takes an SSH key", () => {
  const { remedy } = noSshKeypairs;

  it("nor is there one", () => {
    expect(home.complaints(noSshKeypairs, added("aws:ec2/keyPair:KeyPair", "shared", {}))).toEqual([
      `shared fail: shared is a key that is shared and leaves no record: ${remedy}.`,
    ]);
    expect(home.complaints(noSshKeypairs, set("LaunchTemplate::almendro-web", "keyName", "shared"))).toEqual([
      `almendro-web fail: whoever has the key shared signs in to machines of almendro-web unrecorded: ${remedy}.`,
    ]);
    const remote = set("NodeGroup::almendro-web-1", "remoteAccess.ec2SshKey", "shared");
    expect(home.complaints(noSshKeypairs, remote)[0]).toMatch(/^almendro-web-1 fail: whoever has the key shared/);
  });

  it("which is open where it can't be known", () => {
    expect(home.complaints(noSshKeypairs, set("LaunchTemplate::almendro-web", "keyName", UNKNOWN))).toEqual([
      unknown("almendro-web", "keyName", remedy),
    ]);
  });
});

describe("the auditor looks until a day", () => {
  const { remedy } = auditorReadsUntilADay;
  const AUDITOR = "Role::almendro-auditor";

  it("and no longer, nor where nobody was named", () => {
    const endless = admitting(AUDITOR, ({ StringEquals }) => ({ StringEquals }));
    expect(home.complaints(auditorReadsUntilADay, endless)).toEqual([
      `almendro-auditor fail: almendro-auditor ends never, and 2027-06-30 was agreed: ${remedy}.`,
    ]);
    const twice = admitting(AUDITOR, ({ StringEquals }) => ({
      StringEquals,
      DateLessThan: { "aws:CurrentTime": ["2027-07-01T00:00:00Z", "2099-01-01T00:00:00Z"] },
    }));
    expect(home.complaints(auditorReadsUntilADay, twice)).toEqual([
      `almendro-auditor fail: almendro-auditor ends 2027-07-01T00:00:00Z or 2099-01-01T00:00:00Z, and 2027-06-30 was agreed: ${remedy}.`,
    ]);
    expect(sold({ "auditor-until": "2027-05-31" }).complaints(auditorReadsUntilADay)).toEqual([
      `almendro-auditor fail: almendro-auditor ends 2027-07-01T00:00:00Z, and 2027-05-31 was agreed: ${remedy}.`,
    ]);
    const { "auditor-until": _, ...access } = home.subject.settled.tenant.access;
    const { settled } = home.subject;
    const unnamed = { ...home.subject, settled: { ...settled, tenant: { ...settled.tenant, access } } };
    expect(home.of(unnamed).complaints(auditorReadsUntilADay)).toEqual([
      `almendro-auditor fail: almendro-auditor ends 2027-07-01T00:00:00Z, and no auditor was agreed: ${remedy}.`,
    ]);
    expect(home.of(unnamed).says(auditorReadsUntilADay, without(AUDITOR))).toEqual([
      "- not-applicable: nothing in this stack is of a kind that this rule judges.",
    ]);
  });

  it("at settings and nothing else", () => {
    const wide = set("RolePolicyAttachment::almendro-auditor", "policyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess");
    const nothing = without("RolePolicyAttachment::almendro-auditor");
    const besides = set(AUDITOR, "managedPolicyArns", ["arn:aws:iam::aws:policy/ReadOnlyAccess"]);
    const inline = added("aws:iam/rolePolicy:RolePolicy", "more", {
      role: "almendro-auditor",
      policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] }),
    });
    for (const change of [wide, nothing, besides, inline])
      expect(home.complaints(auditorReadsUntilADay, change)).toEqual([
        `almendro-auditor fail: almendro-auditor may do more than look at how things are set: ${remedy}.`,
      ]);
  });

  it("who has a role where one was named, which is open where it can't be known", () => {
    expect(home.complaints(auditorReadsUntilADay, without(AUDITOR))).toEqual([
      `- fail: no auditor can look until 2027-06-30: ${remedy}.`,
    ]);
    expect(home.complaints(auditorReadsUntilADay, set(AUDITOR, "managedPolicyArns", UNKNOWN))).toEqual([
      unknown("almendro-auditor", "managedPolicyArns", remedy),
    ]);
  });
});

describe("the client alone reads its export", () => {
  const { remedy } = exportForClientAlone;
  const BUCKET = "BucketPolicy::almendro-export";
  const readers = (change: (roles: readonly string[]) => readonly string[]): Change =>
    policy(BUCKET, (statements) =>
      statements.map((one) => {
        if (one.Sid !== "OnlyReaders") return one;
        const [roles] = Object.values(one.Condition?.StringNotEquals as Record<string, string[]>);
        return { ...one, Condition: { StringNotEquals: { "aws:PrincipalArn": change(roles ?? []) } } };
      }),
    );
  const open = (who: string) => [
    `almendro-export fail: almendro-export can be read by ${who} besides almendro-client: ${remedy}.`,
  ];

  it("and not the vendor, or whoever has the right", () => {
    const operator = "arn:aws:iam::220000000011:role/almendro-operator";
    expect(
      home.complaints(
        exportForClientAlone,
        readers((roles) => [...roles, operator]),
      ),
    ).toEqual(open(operator));
    const unguarded = policy(BUCKET, (statements) => statements.filter(({ Sid }) => Sid !== "OnlyReaders"));
    expect(home.complaints(exportForClientAlone, unguarded)).toEqual(open("anybody"));
  });

  const ban = (change: object) =>
    policy(BUCKET, (statements) => statements.map((one) => (one.Sid === "OnlyReaders" ? { ...one, ...change } : one)));
  it.each([
    ["older versions", ban({ Action: "s3:GetObject" })],
    ["what isn't in one folder", ban({ Resource: ["arn:aws:s3:::almendro-export-220000000011/secret/*"] })],
    ["whoever comes by night", ban({ Condition: { StringNotEquals: { "aws:PrincipalArn": [] }, Bool: { a: "b" } } })],
    ["whoever has another's tag", ban({ Condition: { StringNotEquals: { "aws:PrincipalTag/a": [] } } })],
    ["whoever is like somebody", ban({ Condition: { StringNotLike: { "aws:PrincipalArn": ["*"] } } })],
    ["whoever isn't asked", ban({ Condition: { StringNotEqualsIfExists: { "aws:PrincipalArn": [] } } })],
    ["whoever isn't one role", ban({ Principal: { AWS: "arn:aws:iam::220000000011:role/almendro-app" } })],
    ["whom it lets in", ban({ Effect: "Allow" })],
  ])("and not %s", (_, change) => {
    expect(home.complaints(exportForClientAlone, change)).toEqual(open("anybody"));
  });

  it("and not a service that nobody said keeps it to itself, nor a replica", () => {
    const mixed = policy(
      "Role::almendro-backup",
      (statements) => [...statements, { Effect: "Allow", Principal: { Service: "glue.amazonaws.com" } }],
      TRUST,
    );
    expect(home.complaints(exportForClientAlone, mixed)).toEqual(
      open("arn:aws:iam::220000000011:role/almendro-backup"),
    );
    const type = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
    const replica = added(type, "replica", { bucket: UNKNOWN }, { bucket: "Bucket::almendro-export" });
    expect(home.complaints(exportForClientAlone, replica)).toEqual(open("replica"));
  });

  it("by the one policy that its bucket has", () => {
    const type = "aws:s3/bucketPolicy:BucketPolicy";
    const laxer = { policy: '{"Statement":[]}' };
    const several = `almendro-client unproven: almendro-export has more than one policy, of which the last wins, so it can't be proved: ${remedy}.`;
    for (const second of [
      added(type, "laxer", { ...laxer, bucket: "almendro-export-220000000011" }),
      added(type, "laxer", { ...laxer, bucket: UNKNOWN }, { bucket: "Bucket::almendro-export" }),
      set("Bucket::almendro-export", "policy", laxer.policy),
    ])
      expect(home.complaints(exportForClientAlone, second)).toEqual([several]);
  });

  it("by a role that fetches from there", () => {
    expect(home.complaints(exportForClientAlone, without("Role::almendro-client"))).toEqual([
      `- fail: the client has no role by which it could fetch its data: ${remedy}.`,
    ]);
    const blind = policy("RolePolicy::almendro-client", (statements) =>
      statements.filter(({ Sid }) => Sid !== "FetchTheExport"),
    );
    expect(home.complaints(exportForClientAlone, blind)).toEqual([
      `almendro-client fail: almendro-client fetches from no bucket of this stack: ${remedy}.`,
    ]);
  });

  it("which is open where it can't be known", () => {
    expect(home.complaints(exportForClientAlone, set(BUCKET, "policy", UNKNOWN))).toEqual([
      `almendro-client unproven: policy of almendro-export can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the application fills the client's export, and the client only reads it", () => {
  const { remedy } = exportFilledByApplication;
  const APP = "RolePolicy::almendro-app-files";
  const CLIENT = "RolePolicy::almendro-client";
  const OBJECTS = "arn:aws:s3:::almendro-export-220000000011/*";
  const more = (which: string, Action: string, Resource: readonly string[] = [OBJECTS]): Change =>
    policy(which, (statements) => [...statements, { Sid: "More", Effect: "Allow", Action, Resource }]);
  const lacks = (which: string, sid: string): Change =>
    policy(which, (statements) => statements.filter(({ Sid }) => Sid !== sid));
  const otherKey: Change = policy(APP, (statements) =>
    statements.map((one) =>
      one.Sid === "UseTheTenantsKey"
        ? { ...one, Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/almendro-logs" } } }
        : one,
    ),
  );

  it("by the rights of its pods, under the bucket's key", () => {
    expect(home.says(exportFilledByApplication)).toEqual([
      "almendro-export pass: almendro-app fills almendro-export, and almendro-client reads it.",
    ]);
  });

  it.each([
    ["an application that may put nothing there", lacks(APP, "HandOver"), "the application can put nothing there"],
    [
      "pods without the role",
      set("PodIdentityAssociation::almendro-app", "serviceAccount", "web"),
      "the application can put nothing there",
    ],
    ["a writer without the key", lacks(APP, "UseTheTenantsKey"), "almendro-app may not use its key"],
    ["a writer with another key", otherKey, "almendro-app may not use its key"],
    ["a client without the key", lacks(CLIENT, "ReadIt"), "almendro-client may not use its key"],
    ["an application that reads", more(APP, "s3:GetObjectVersion"), "almendro-app reads what was handed over"],
    ["one that deletes", more(APP, "s3:Delete*", ["*"]), "almendro-app deletes what was handed over"],
    [
      "one that deletes a folder of it",
      more(APP, "s3:DeleteObject", ["arn:aws:s3:::almendro-export-220000000011/old/*"]),
      "almendro-app deletes what was handed over",
    ],
    [
      "one that deletes one thing in it",
      more(APP, "s3:DeleteObject", ["arn:aws:s3:::almendro-export-22000000001?/a"]),
      "almendro-app deletes what was handed over",
    ],
    [
      "one that deletes by whatever it is tagged with",
      more(APP, "s3:DeleteObject", [`arn:aws:s3:::$\{aws:PrincipalTag/bucket}/*`]),
      "almendro-app deletes what was handed over",
    ],
    ["an application that reads it now", more(APP, "s3:GetObject"), "almendro-app reads what was handed over"],
    ["a client that deletes", more(CLIENT, "s3:DeleteObjectVersion"), "almendro-client deletes what was handed over"],
    ["a client that writes", more(CLIENT, "s3:PutObject"), "almendro-client writes there"],
  ])("finds %s", (_, change, clause) => {
    expect(home.complaints(exportFilledByApplication, change)).toEqual([
      `almendro-export fail: almendro-export isn't filled by the application and read by the client alone, since ${clause}: ${remedy}.`,
    ]);
  });

  it("which is open where it can't be known", () => {
    expect(home.complaints(exportFilledByApplication, set(APP, "policy", UNKNOWN))).toEqual([
      `almendro-client unproven: policy of almendro-app-files can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
