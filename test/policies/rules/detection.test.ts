import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type ValueMap } from "../../../graph/index.ts";
import { breachClockRuns } from "../../../policies/rules/detection/breach-clock-runs.ts";
import { disksScanned } from "../../../policies/rules/detection/disks-scanned.ts";
import { findingsReachContacts } from "../../../policies/rules/detection/findings-reach-contacts.ts";
import { hostsCarryTheAgent } from "../../../policies/rules/detection/hosts-carry-the-agent.ts";
import { threatsWatched } from "../../../policies/rules/detection/threats-watched.ts";
import { uploadsScanned } from "../../../policies/rules/detection/uploads-scanned.ts";
import { weaknessesSearched } from "../../../policies/rules/detection/weaknesses-searched.ts";
import { added, almendro, type Home, policy, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

/** Trust of a role that one service may take on. */
const trustOf = (Service: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }] });

const feature = (name: string) => `DetectorFeature::almendro-${name}`;

describe("attacks are looked for", () => {
  const remedy = "switch one detector on with S3_DATA_EVENTS, EKS_AUDIT_LOGS, RDS_LOGIN_EVENTS, RUNTIME_MONITORING";

  it("on everything that a tenant has", () => {
    expect(home.says(threatsWatched)).toEqual([
      "almendro pass: almendro looks for attacks on buckets, the cluster, the database, hosts and the account.",
    ]);
  });

  it("unless a feature is missing or switched off", () => {
    expect(
      home.complaints(threatsWatched, without(feature("cluster")), set(feature("database"), "status", "DISABLED")),
    ).toEqual([`almendro fail: almendro doesn't look at the cluster and the database: ${remedy}.`]);
  });

  it("by nobody where the detector is off or missing, which is a failure", () => {
    expect(home.complaints(threatsWatched, set("Detector::almendro", "enable", false))).toEqual([
      `almendro fail: almendro is switched off: ${remedy}.`,
    ]);
    expect(home.complaints(threatsWatched, without("Detector::almendro"))).toEqual([
      `- fail: nobody looks for attacks on this account: ${remedy}.`,
    ]);
  });

  it("which is open while a feature's state can't be known", () => {
    expect(home.complaints(threatsWatched, set(feature("hosts"), "status", UNKNOWN))[0]).toMatch(
      "almendro unproven: status of almendro-hosts can't be known yet",
    );
  });
});

describe("hosts carry the agent", () => {
  const remedy =
    "give each cluster the add-on aws-guardduty-agent, its network an endpoint of guardduty-data, and run no other machines";
  const bare = (what: string) => [`almendro fail: the hosts of almendro have ${what}: ${remedy}.`];

  it("all of them", () => {
    expect(home.says(hostsCarryTheAgent)).toEqual([
      "almendro pass: every host of almendro carries the agent, whatever its taint.",
    ]);
  });

  it("unless the cluster has none, it can't report, or AWS sets up others", () => {
    expect(home.complaints(hostsCarryTheAgent, without("Addon::almendro-aws-guardduty-agent"))).toEqual(
      bare("no agent"),
    );
    expect(home.complaints(hostsCarryTheAgent, without("VpcEndpoint::almendro-guardduty-data"))).toEqual(
      bare("no private way for its reports"),
    );
    const managed = set(feature("hosts"), "additionalConfigurations.0.status", "ENABLED");
    expect(home.complaints(hostsCarryTheAgent, managed)).toEqual(
      bare("agents that AWS sets up past every plan (EKS_ADDON_MANAGEMENT)"),
    );
  });

  it("but a machine outside the cluster doesn't", () => {
    expect(home.complaints(hostsCarryTheAgent, added("aws:ec2/instance:Instance", "lonely", {}))).toEqual([
      `lonely fail: lonely is a machine of its own, and no agent watches it: ${remedy}.`,
    ]);
  });

  it("which is open while the add-on's name can't be known", () => {
    expect(
      home.complaints(hostsCarryTheAgent, set("Addon::almendro-aws-guardduty-agent", "addonName", UNKNOWN))[0],
    ).toMatch("almendro unproven: addonName of almendro-aws-guardduty-agent can't be known yet");
  });
});

describe("disks are scanned for malware", () => {
  const nodes = ["app-1", "app-2", "system", "web-1", "web-2"].map((group) => `almendro-${group}`);

  it("of every machine", () => {
    expect(home.says(disksScanned)).toEqual(
      nodes.map((node) => `${node} pass: disks of ${node} are scanned for malware once something odd happens there.`),
    );
  });

  it("unless that is switched off or can't be known", () => {
    expect(home.complaints(disksScanned, set(feature("disks"), "status", "DISABLED"))).toEqual(
      nodes.map(
        (node) =>
          `${node} fail: nobody scans the disks of ${node} for malware: switch EBS_MALWARE_PROTECTION of the detector on.`,
      ),
    );
    expect(home.complaints(disksScanned, set(feature("disks"), "status", UNKNOWN))).toHaveLength(nodes.length);
  });
});

describe("uploads are scanned", () => {
  const remedy =
    "give the bucket a malware protection plan that tags, and deny GetObject where the tag says THREATS_FOUND";
  const faulty = (what: string) => [`almendro-files fail: what comes into almendro-files ${what}: ${remedy}.`];
  const plan = "MalwareProtectionPlan::almendro-files";

  it("wherever people put files, and not where services write records", () => {
    expect(home.says(uploadsScanned)).toEqual(
      ["almendro-export", "almendro-files"].map(
        (bucket) => `${bucket} pass: what comes into ${bucket} is scanned, and nobody gets what is infected.`,
      ),
    );
  });

  it("unless there is no plan, or one for some folders, or one that marks nothing", () => {
    const complaints = (...change: Parameters<typeof set>) => home.complaints(uploadsScanned, set(...change));
    expect(home.complaints(uploadsScanned, without(plan))).toEqual(faulty("isn't scanned"));
    expect(complaints(plan, "protectedResource.s3Bucket.objectPrefixes", ["imports/"])).toEqual(
      faulty("isn't scanned"),
    );
    expect(complaints(plan, "actions.0.taggings.0.status", "DISABLED")).toEqual(
      faulty("isn't marked with what was found"),
    );
  });

  it("and what is infected is handed to nobody, whoever asks", () => {
    const handed = faulty("is handed out though infected");
    const lenient = (change: (statement: ValueMap) => object) =>
      home.complaints(
        uploadsScanned,
        policy("BucketPolicy::almendro-files", (statements) =>
          statements.map((one) => (one.Sid === "NothingInfected" ? change(one as ValueMap) : one)),
        ),
      );
    expect(lenient((one) => ({ ...one, Effect: "Allow" }))).toEqual(handed);
    expect(lenient((one) => ({ ...one, Principal: { AWS: "220000000011" } }))).toEqual(handed);
    expect(lenient((one) => ({ ...one, Action: "s3:GetObject" }))).toEqual(handed);
    expect(lenient((one) => ({ ...one, Resource: ["arn:aws:s3:::almendro-files-220000000011/imports/*"] }))).toEqual(
      handed,
    );
    const clean = { StringNotEquals: { "s3:ExistingObjectTag/GuardDutyMalwareScanStatus": "THREATS_FOUND" } };
    expect(lenient((one) => ({ ...one, Condition: clean }))).toEqual(handed);
    const unless = { StringNotEquals: { "aws:PrincipalArn": "arn:aws:iam::220000000011:role/curious" } };
    expect(lenient((one) => ({ ...one, Condition: { ...(one.Condition as object), ...unless } }))).toEqual(handed);
  });

  it("which is open while the bucket's policy can't be known", () => {
    expect(home.complaints(uploadsScanned, set("BucketPolicy::almendro-files", "policy", UNKNOWN))[0]).toMatch(
      "almendro-files unproven: policy of almendro-files can't be known yet",
    );
  });
});

describe("findings reach people", () => {
  const remedy = "send GuardDuty's findings of severity 7 and more to a topic to which both contacts subscribe";
  const deaf = (...who: readonly string[]) => [
    `almendro fail: ${who.join(" and ")} don't hear what almendro finds: ${remedy}.`,
  ];
  const rule = "EventRule::almendro-attacks";
  const [security, privacy] = ["seguridad@almendro.example", "dpo@almendro.example"];
  const pattern = (parts: ValueMap) =>
    home.complaints(
      findingsReachContacts,
      set(rule, "eventPattern", JSON.stringify({ source: ["aws.guardduty"], ...parts })),
    );

  it("whom the customer named for security and for privacy", () => {
    expect(home.says(findingsReachContacts)).toEqual([
      "almendro pass: what almendro finds is told to everybody who must hear of it.",
    ]);
  });

  it("unless somebody isn't subscribed, or nothing is sent", () => {
    expect(home.complaints(findingsReachContacts, without("TopicSubscription::almendro-incidents-privacy"))).toEqual(
      deaf(privacy),
    );
    expect(home.complaints(findingsReachContacts, without("EventTarget::almendro-attacks"))).toEqual(
      deaf(security, privacy),
    );
    expect(home.complaints(findingsReachContacts, set(rule, "state", "DISABLED"))).toEqual(deaf(security, privacy));
  });

  it("nor where a grave finding can slip through the rule", () => {
    expect(pattern({})).toEqual([]);
    expect(pattern({ detail: { severity: [{ numeric: [">=", 4] }] } })).toEqual([]);
    for (const narrow of [
      { detail: { severity: [{ numeric: [">=", 8] }] } },
      { detail: { severity: [{ numeric: [">=", 7, "<", 9] }] } },
      { detail: { severity: [{ numeric: [">=", 7] }], type: ["Recon:EC2/Portscan"] } },
      { "detail-type": ["AWS API Call via CloudTrail"] },
      { source: ["aws.inspector2"] },
      { region: ["us-east-1"] },
    ])
      expect(pattern(narrow), JSON.stringify(narrow)).toEqual(deaf(security, privacy));
  });

  it("unless EventBridge may not tell them", () => {
    const right = "RolePolicy::almendro-incidents";
    const target = "EventTarget::almendro-attacks";
    const all = deaf(security, privacy);
    expect(home.complaints(findingsReachContacts, refer(target, "roleArn"))).toEqual(all);
    expect(home.complaints(findingsReachContacts, without(right))).toEqual(all);
    const only = { Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } };
    for (const change of [{ Action: "sns:Subscribe" }, { Resource: "arn:aws:sns:eu-south-2:1:other" }, only])
      expect(
        home.complaints(
          findingsReachContacts,
          policy(right, (those) => those.map((one) => ({ ...one, ...change }))),
        ),
      ).toEqual(all);
    const denied = { Sid: "No", Effect: "Deny", Action: "sns:*", Resource: "*" };
    expect(
      home.complaints(
        findingsReachContacts,
        policy(right, (those) => [...those, denied]),
      ),
    ).toEqual(all);
    const trust = set("Role::almendro-incidents", "assumeRolePolicy", trustOf("states.amazonaws.com"));
    expect(home.complaints(findingsReachContacts, trust)).toEqual(all);
  });

  it("which is open while that right can't be known", () => {
    expect(home.complaints(findingsReachContacts, set("RolePolicy::almendro-incidents", "policy", UNKNOWN))[0]).toMatch(
      "almendro unproven: policy of almendro-incidents can't be known yet",
    );
  });

  it("which is open while the rule can't be known", () => {
    expect(home.complaints(findingsReachContacts, set(rule, "eventPattern", UNKNOWN))[0]).toMatch(
      "almendro unproven: eventPattern of almendro-attacks can't be known yet",
    );
  });
});

describe("the breach clock", () => {
  const topic = "arn:aws:sns:eu-south-2:111122223333:almendro-incidents";
  const remedy =
    "start a state machine from the findings' rule that tells, waits and tells again within the promised time";
  const clock = "StateMachine::almendro-breach-clock";
  const tell = { Type: "Task", Resource: "arn:aws:states:::sns:publish", Parameters: { TopicArn: topic } };
  const counting = (States: ValueMap) =>
    home.complaints(breachClockRuns, set(clock, "definition", JSON.stringify({ StartAt: "A", States })));
  const wrong = (what: string) => [
    `almendro-breach-clock fail: almendro-breach-clock, which counts down 72 hours, ${what}: ${remedy}.`,
  ];
  const hours = (count: number, Next: string) => ({ Type: "Wait", Seconds: count * 3600, Next });

  it("counts down the promised time", () => {
    expect(home.says(breachClockRuns)).toEqual([
      "almendro-breach-clock pass: almendro-breach-clock counts down the 72 hours in which a breach is reported.",
    ]);
  });

  it("tells people at once, on the way, and in time", () => {
    const [A, C] = [
      { ...tell, Next: "B" },
      { ...tell, Next: "D" },
    ];
    expect(counting({ A, B: hours(60, "C"), C, D: hours(12, "E"), E: tell })).toEqual([]);
    expect(counting({ A: hours(1, "B"), B: tell })).toEqual(wrong("tells nobody at once"));
    expect(counting({ A, B: hours(72, "C"), C: tell })).toEqual(wrong("tells nobody while there is time"));
    expect(counting({ A, B: hours(60, "C"), C, D: hours(13, "E"), E: tell })).toEqual(wrong("ends after 73 hours"));
  });

  it("tells a topic that somebody hears, and may", () => {
    const [silent] = wrong("tells nobody at once and tells nobody while there is time");
    const elsewhere = { ...tell, Parameters: { TopicArn: `${topic}-test` }, Next: "B" };
    expect(
      counting({ A: elsewhere, B: hours(60, "C"), C: { ...elsewhere, Next: "D" }, D: { Type: "Succeed" } }),
    ).toEqual([silent]);
    const right = "RolePolicy::almendro-breach-clock";
    const mute = policy(right, (those) => those.filter(({ Sid }) => Sid !== "Tell"));
    const untrusted = set("Role::almendro-breach-clock", "assumeRolePolicy", trustOf("events.amazonaws.com"));
    expect(home.complaints(breachClockRuns, mute)).toEqual([silent]);
    expect(home.complaints(breachClockRuns, untrusted)).toEqual([silent]);
  });

  it("is started by findings, or there is none", () => {
    const none = [`- fail: no clock starts when a breach is suspected: ${remedy}.`];
    expect(home.complaints(breachClockRuns, without("EventTarget::almendro-breach-clock"))).toEqual(none);
    expect(home.complaints(breachClockRuns, without(clock))).toEqual(none);
  });

  it("stays open while it can't be known, waits for something else, or goes in a circle", () => {
    const open = (why: string) => [`almendro-breach-clock unproven: ${why}, so it can't be proved: ${remedy}.`];
    expect(home.complaints(breachClockRuns, set("EventRule::almendro-attacks", "state", UNKNOWN))).toEqual(
      open("state of almendro-attacks can't be known yet"),
    );
    expect(home.complaints(breachClockRuns, set(clock, "definition", "{"))).toEqual(
      open("definition of almendro-breach-clock is no JSON object"),
    );
    expect(home.complaints(breachClockRuns, set(clock, "definition", UNKNOWN))).toEqual(
      open("definition of almendro-breach-clock can't be known yet"),
    );
    expect(counting({ A: { Type: "Wait", TimestampPath: "$.then", Next: "A" } })).toEqual(
      open("how long almendro-breach-clock waits can't be known"),
    );
    expect(counting({ A: { ...tell, Next: "A" } })).toEqual(open("the way through almendro-breach-clock doesn't end"));
  });
});

describe("known weaknesses are searched for", () => {
  const remedy = "have Inspector search EC2 and ECR of this account";
  const enabler = "Enabler::almendro";

  it("in machines and images of this account", () => {
    expect(home.says(weaknessesSearched)).toEqual([
      "almendro pass: EC2 and ECR of 220000000011 are searched for known weaknesses.",
    ]);
  });

  it("unless nobody does, or some or others are searched", () => {
    expect(home.complaints(weaknessesSearched, without(enabler))).toEqual([
      `- fail: nobody searches machines and images for known weaknesses: ${remedy}.`,
    ]);
    expect(home.complaints(weaknessesSearched, set(enabler, "resourceTypes", ["EC2"]))).toEqual([
      `almendro fail: almendro doesn't search ECR: ${remedy}.`,
    ]);
    expect(home.complaints(weaknessesSearched, set(enabler, "accountIds", ["999999999999"]))).toEqual([
      `almendro fail: almendro searches other accounts than 220000000011: ${remedy}.`,
    ]);
  });

  it("which doesn't apply where the region has nothing to search with, and is open while unknown", () => {
    const { settled } = home.subject;
    const elsewhere = home.of({ ...home.subject, settled: { ...settled, lacks: [...settled.lacks, "inspector"] } });
    expect(elsewhere.says(weaknessesSearched, without(enabler))).toEqual([
      "- not-applicable: eu-south-2 has no Inspector to search with.",
    ]);
    expect(home.complaints(weaknessesSearched, set(enabler, "resourceTypes", UNKNOWN))).toHaveLength(1);
  });
});
