import { beforeAll, describe, expect, it } from "vitest";
import { dig, UNKNOWN, type Value } from "../../../graph/index.ts";
import { mailFromOwnDomainOnly } from "../../../policies/rules/mail/mail-from-own-domain-only.ts";
import { mailOverTlsOnly } from "../../../policies/rules/mail/mail-over-tls-only.ts";
import { mailSenderProven } from "../../../policies/rules/mail/mail-sender-proven.ts";
import { added, almendro, type Home, home, policy, refer, set, without } from "./almendro.ts";

let byService: Home;
let byRelay: Home;
beforeAll(async () => {
  [byService, byRelay] = [await home("cedar-hollow"), await almendro()];
});

const IDENTITY = "EmailIdentity::cedar-hollow";
const FROM = "EmailIdentityMailFromAttributes::cedar-hollow";
const SET = "ConfigurationSet::cedar-hollow";
const RIGHT = "RolePolicy::cedar-hollow-app-mail";
const DOMAIN = "mail.cedar-hollow.example";

describe("mail is proved to come from the tenant", () => {
  it("as it is built, and where a relay sends there is nothing to prove here", () => {
    expect(byService.says(mailSenderProven)).toEqual([
      `cedar-hollow pass: mail from ${DOMAIN} is signed, and its bounces come back beneath it.`,
    ]);
    expect(byRelay.complaints(mailSenderProven)).toEqual([]);
  });

  it.each([
    ["its key is short", set(IDENTITY, "dkimSigningAttributes.nextSigningKeyLength", "RSA_1024_BIT")],
    ["its bounces come back to a name of AWS's", without(FROM)],
    ["its bounces come back to a name of AWS's", set(FROM, "mailFromDomain", "bounce.other.example")],
    ["it falls back to a name of AWS's", set(FROM, "behaviorOnMxFailure", "USE_DEFAULT_VALUE")],
  ])("unless %s", (fault, change) => {
    expect(byService.complaints(mailSenderProven, change)[0]).toContain(
      `cedar-hollow fail: whether mail comes from ${DOMAIN} can't be told, since ${fault}: `,
    );
  });

  it("unless nothing signs it, or somebody else's is signed", () => {
    expect(byService.complaints(mailSenderProven, without(IDENTITY))[0]).toContain(
      `- fail: nothing proves that mail from ${DOMAIN} is the tenant's: `,
    );
    const [missing, stranger] = byService.complaints(mailSenderProven, set(IDENTITY, "emailIdentity", "bank.example"));
    expect(missing).toContain("- fail: nothing proves");
    expect(stranger).toContain("fail: mail can be sent from bank.example, which isn't the domain of the tenant's file");
  });

  it("which is open while the domain can't be known", () => {
    expect(byService.complaints(mailSenderProven, set(IDENTITY, "emailIdentity", UNKNOWN))).toEqual([
      expect.stringContaining("cedar-hollow unproven: emailIdentity of cedar-hollow can't be known yet"),
    ]);
  });
});

describe("mail leaves over TLS only", () => {
  it("by the region's service or by the relay, as it is built", () => {
    expect(byService.says(mailOverTlsOnly)).toEqual([
      "cedar-hollow pass: mail of cedar-hollow is handed over by TLS or not at all.",
    ]);
    expect(byRelay.says(mailOverTlsOnly)).toEqual([
      "almendro pass: mail leaves to relay.correo.example and nobody else, inside TLS from its first byte.",
    ]);
  });

  it.each([
    ["its set doesn't ask for it", set(SET, "deliveryOptions.tlsPolicy", "OPTIONAL")],
    ["its set is nobody's here", refer(IDENTITY, "configurationSetName")],
  ])("unless %s", (_, change) => {
    expect(byService.complaints(mailOverTlsOnly, change)[0]).toContain(
      "fail: mail of cedar-hollow may be handed over in plain: ",
    );
  });

  it("unless the firewall lets it out otherwise", () => {
    const rule = "ruleGroup.rulesSource.statefulRules";
    const group = byRelay.subject.graph.resources.find(({ type }) => type.endsWith(":RuleGroup"));
    const rules = dig(group?.inputs ?? {}, rule) as readonly Value[];
    const at = rules.findIndex((one) => dig(one, "header.destinationPort") === "465");
    const port = set("RuleGroup::almendro", `${rule}.${at}.header.destinationPort`, "587");
    expect(byRelay.complaints(mailOverTlsOnly, port)[0]).toContain(
      "almendro fail: mail leaves to relay.correo.example on port 587: ",
    );
    const elsewhere = [
      [set("RuleGroup::almendro", `${rule}.${at}.header.protocol`, "TCP"), "relay.correo.example"],
      [set("RuleGroup::almendro", `${rule}.${at}.ruleOptions`, []), "anybody"],
    ] as const;
    for (const [change, whom] of elsewhere)
      expect(byRelay.complaints(mailOverTlsOnly, change)[0]).toContain(
        `almendro fail: mail leaves to ${whom} on port 465: `,
      );
    const gone = set("RuleGroup::almendro", `${rule}.${at}.header.destinationPort`, "443");
    expect(byRelay.complaints(mailOverTlsOnly, gone)[0]).toContain(
      "almendro fail: mail can't leave to the relay relay.correo.example: ",
    );
    expect(byRelay.complaints(mailOverTlsOnly, without("RuleGroup::almendro"))[0]).toContain("- fail: no way leads to");
  });

  it("which is open while it can't be known", () => {
    expect(byService.complaints(mailOverTlsOnly, set(SET, "deliveryOptions.tlsPolicy", UNKNOWN))[0]).toContain(
      "unproven: deliveryOptions.tlsPolicy of cedar-hollow",
    );
  });
});

describe("whoever may send sends as the tenant", () => {
  it("as it is built", () => {
    expect(byService.says(mailFromOwnDomainOnly)).toEqual([
      `cedar-hollow-app-mail pass: who has cedar-hollow-app-mail sends mail from ${DOMAIN} alone.`,
    ]);
  });

  it.each([
    ["of any identity", { Resource: ["*"] }],
    ["from any address", { Condition: {} }],
    ["from an address like it", { Condition: { StringLike: { "ses:FromAddress": `*${DOMAIN}` } } }],
  ])("unless it may %s", (_, other) => {
    const wide = policy(RIGHT, (statements) => statements.map((one) => ({ ...one, ...other })));
    expect(byService.complaints(mailFromOwnDomainOnly, wide)[0]).toContain(
      "fail: SendFromOwnDomain of cedar-hollow-app-mail lets mail be sent in any name: ",
    );
  });

  it("unless one of several things it may send as isn't named", () => {
    const both = policy(RIGHT, (statements) =>
      statements.map((one) => ({
        ...one,
        Resource: [...one.Resource, "arn:aws:ses:us-east-1:1:identity/bank.example"],
      })),
    );
    expect(byService.complaints(mailFromOwnDomainOnly, both)[0]).toContain("lets mail be sent in any name: ");
  });

  it.each(["*", "*:*", "SES:SendEmail"])("unless somebody else may by %s", (action) => {
    const statements = ["One", "Other"].map((Sid) => ({
      Sid,
      Effect: "Allow",
      Action: ["s3:GetObject", action],
      Resource: "*",
    }));
    const wide = added("aws:iam/rolePolicy:RolePolicy", "wide", { policy: JSON.stringify({ Statement: statements }) });
    expect(byService.complaints(mailFromOwnDomainOnly, wide)[0]).toContain(
      "wide fail: One and Other of wide lets mail be sent in any name: ",
    );
  });

  it("where a relay sends, nobody may use the service", () => {
    const Statement = [{ Sid: "Post", Effect: "Allow", Action: "ses:SendEmail", Resource: "*" }];
    const post = added("aws:iam/rolePolicy:RolePolicy", "post", { policy: JSON.stringify({ Statement }) });
    expect(byRelay.complaints(mailFromOwnDomainOnly, post)[0]).toContain("post fail: Post of post lets mail be sent");
  });

  it("which is open while it can't be known", () => {
    expect(byService.complaints(mailFromOwnDomainOnly, set(RIGHT, "policy", UNKNOWN))[0]).toContain("unproven: ");
  });
});
