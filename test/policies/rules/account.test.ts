import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import type { Rule } from "../../../policies/index.ts";
import { accessAnalyzer } from "../../../policies/rules/account/access-analyzer.ts";
import { accountClosedToPublic } from "../../../policies/rules/account/account-closed-to-public.ts";
import { accountEbsDefaultEncryption } from "../../../policies/rules/account/account-ebs-default-encryption.ts";
import { accountImdsv2Default } from "../../../policies/rules/account/account-imdsv2-default.ts";
import { accountPasswordsStrong } from "../../../policies/rules/account/account-passwords-strong.ts";
import { account as rules } from "../../../policies/rules/account/index.ts";
import { securityContact } from "../../../policies/rules/account/security-contact.ts";
import { serialConsoleOff } from "../../../policies/rules/account/serial-console-off.ts";
import { vpcBlockPublicAccess } from "../../../policies/rules/account/vpc-block-public-access.ts";
import { added, almendro, type Change, type Home, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const ACCOUNT = "220000000011";

it("holds as it is built", () => {
  expect(rules.flatMap((rule) => home.complaints(rule))).toEqual([]);
});

type Case = readonly [what: string, rule: Rule, change: Change, weak: string];
const is = (what: string, since: string) => `almendro fail: the ${what} of account ${ACCOUNT} is weak, since ${since}`;

describe("a weak default of the account is found", () => {
  const cases: readonly Case[] = [
    [
      "disks may be plain",
      accountEbsDefaultEncryption,
      set("EncryptionByDefault::almendro", "enabled", false),
      is("disk encryption", "enabled is false"),
    ],
    [
      "disks may be plain where people work",
      accountEbsDefaultEncryption,
      set("EncryptionByDefault::almendro", "region", "eu-west-1"),
      is("disk encryption", "it holds in eu-west-1 alone"),
    ],
    [
      "disks are under somebody's key",
      accountEbsDefaultEncryption,
      refer("DefaultKmsKey::almendro", "keyArn"),
      is("default key of disks", "its key is none of this stack"),
    ],
    [
      "disks are under what is no key",
      accountEbsDefaultEncryption,
      refer("DefaultKmsKey::almendro", "keyArn", "Vault::almendro"),
      is("default key of disks", "its key is none of this stack"),
    ],
    [
      "buckets may be public",
      accountClosedToPublic,
      set("AccountPublicAccessBlock::almendro", "blockPublicPolicy", undefined),
      is("public block of buckets", "blockPublicPolicy is not set"),
    ],
    [
      "snapshots that are public stay so",
      accountClosedToPublic,
      set("SnapshotBlockPublicAccess::almendro", "state", "block-new-sharing"),
      is("public block of snapshots", "state is block-new-sharing"),
    ],
    [
      "images may be public",
      accountClosedToPublic,
      set("ImageBlockPublicAccess::almendro", "state", "unblocked"),
      is("public block of images", "state is unblocked"),
    ],
    [
      "containers reach the metadata of their machine",
      accountImdsv2Default,
      set("InstanceMetadataDefaults::almendro", "httpPutResponseHopLimit", 2),
      is("metadata default of machines", "httpPutResponseHopLimit is 2"),
    ],
    [
      "the serial console is open",
      serialConsoleOff,
      set("SerialConsoleAccess::almendro", "enabled", true),
      is("serial console", "enabled is true"),
    ],
    [
      "any network may reach the internet",
      vpcBlockPublicAccess,
      set("VpcBlockPublicAccessOptions::almendro", "internetGatewayBlockMode", "block-ingress"),
      is("block of public access to networks", "internetGatewayBlockMode is block-ingress"),
    ],
    [
      "another network is let out",
      vpcBlockPublicAccess,
      refer("VpcBlockPublicAccessExclusion::almendro", "vpcId"),
      "almendro fail: almendro lets out a network that isn't of this stack",
    ],
    [
      "nobody looks for unused rights",
      accessAnalyzer,
      without("Analyzer::almendro-unused"),
      "- fail: nothing looks for rights that nobody uses",
    ],
    [
      "short passwords will do",
      accountPasswordsStrong,
      set("AccountPasswordPolicy::almendro", "minimumPasswordLength", 8),
      is("password policy", "8 characters are enough"),
    ],
    [
      "old passwords come again",
      accountPasswordsStrong,
      set("AccountPasswordPolicy::almendro", "passwordReusePrevention", 5),
      is("password policy", "old passwords come again"),
    ],
    [
      "letters alone will do",
      accountPasswordsStrong,
      set("AccountPasswordPolicy::almendro", "requireNumbers", undefined),
      is("password policy", "requireNumbers is off"),
    ],
    [
      "AWS tells nobody",
      securityContact,
      set("AlternativeContact::almendro", "alternateContactType", "BILLING"),
      "- fail: AWS has nobody to tell when something is wrong with the account",
    ],
  ];

  it.each(cases)("%s", (_, rule, change, weak) => {
    expect(home.complaints(rule, change)).toEqual([`${weak}: ${rule.remedy}.`]);
  });
});

describe("a default that nobody declares", () => {
  it.each([
    ["EncryptionByDefault", accountEbsDefaultEncryption, "disk encryption"],
    ["AccountPublicAccessBlock", accountClosedToPublic, "public block of buckets"],
    ["InstanceMetadataDefaults", accountImdsv2Default, "metadata default of machines"],
    ["SerialConsoleAccess", serialConsoleOff, "serial console"],
    ["VpcBlockPublicAccessOptions", vpcBlockPublicAccess, "block of public access to networks"],
    ["AccountPasswordPolicy", accountPasswordsStrong, "password policy"],
  ])("is as AWS leaves it: %s", (kind, rule, what) => {
    expect(home.complaints(rule, without(`${kind}::almendro`))).toEqual([
      `tenant fail: the ${what} of account ${ACCOUNT} is as AWS leaves it: ${rule.remedy}.`,
    ]);
  });

  it("is none that is declared for the account that keeps the copies", () => {
    const accounts = home.subject.graph.resources.filter(({ type }) => type === "pulumi:providers:aws");
    const elsewhere = accounts.find(({ inputs }) => JSON.stringify(inputs.allowedAccountIds) !== `["${ACCOUNT}"]`);
    const moved: Change = (resources) =>
      resources.map((one) =>
        one.type.endsWith(":SerialConsoleAccess") ? { ...one, provider: elsewhere?.urn ?? null } : one,
      );
    expect(home.complaints(serialConsoleOff, moved)).toEqual([
      `tenant fail: the serial console of account ${ACCOUNT} is as AWS leaves it: ${serialConsoleOff.remedy}.`,
    ]);
  });

  it("takes fourteen characters, and no fewer", () => {
    const long = (length: number) => set("AccountPasswordPolicy::almendro", "minimumPasswordLength", length);
    expect(home.complaints(accountPasswordsStrong, long(14))).toEqual([]);
    expect(home.complaints(accountPasswordsStrong, long(13))).toHaveLength(1);
  });

  it("leaves open one that can't be known, and two of which the last wins", () => {
    expect(home.complaints(serialConsoleOff, set("SerialConsoleAccess::almendro", "enabled", UNKNOWN))).toEqual([
      `almendro unproven: enabled of almendro can't be known yet, so it can't be proved: ${serialConsoleOff.remedy}.`,
    ]);
    const type = "aws:ec2/serialConsoleAccess:SerialConsoleAccess";
    const [first] = home.subject.graph.resources.filter((one) => one.type === type);
    const second: Change = (resources) =>
      added(type, "second", { enabled: true })(resources).map((one) =>
        one.name === "second" && first ? { ...one, provider: first.provider } : one,
      );
    expect(home.complaints(serialConsoleOff, second)[0]).toContain(
      "both set the serial console, of which the last wins",
    );
  });
});
