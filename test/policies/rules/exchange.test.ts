import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { partnersSeeOwnFolderOnly } from "../../../policies/rules/exchange/partners-see-own-folder-only.ts";
import { sftpByKeysAndNewCiphers } from "../../../policies/rules/exchange/sftp-by-keys-and-new-ciphers.ts";
import { sftpLogged } from "../../../policies/rules/exchange/sftp-logged.ts";
import { sftpReachableOnlyFromPartners } from "../../../policies/rules/exchange/sftp-reachable-only-from-partners.ts";
import { egressAllowList } from "../../../policies/rules/firewall/egress-allow-list.ts";
import { internetReachesOnlyWafLb } from "../../../policies/rules/network/internet-reaches-only-waf-lb.ts";
import { noAdminPortsFromInternet } from "../../../policies/rules/network/no-admin-ports-from-internet.ts";
import { added, almendro, type Change, type Home, home as homeOf, policy, refer, set, without } from "./almendro.ts";

let home: Home;
let other: Home;
beforeAll(async () => {
  home = await homeOf("kade");
  other = await almendro();
});

const LINE = "SecurityGroupIngressRule::kade-sftp-from-192.0.2.16-28-tcp-22";
const USER = "User::kade-energie-voorbeeld";
const KEY = "SshKey::kade-energie-voorbeeld-60e86e10";
/** A list that lets everybody through to the edge by SSH. */
const listed: Change = set("NetworkAclRule::kade-edge-from-192.0.2.16-28-tcp-22", "cidrBlock", "0.0.0.0/0");

describe("partners reach their SFTP server, and nobody else does", () => {
  it("from each network of theirs, through the firewall", () => {
    expect(home.says(sftpReachableOnlyFromPartners)).toEqual([
      "kade pass: Only the internet can open a connection to SFTP server kade.",
      "kade pass: energie-voorbeeld reaches its SFTP server from 192.0.2.16/28.",
      "kade pass: zorg-voorbeeld reaches its SFTP server from 192.0.2.64/28.",
    ]);
    expect(home.says(internetReachesOnlyWafLb).filter((said) => said.includes("SFTP"))).toEqual(
      Array(2).fill(
        "kade pass: The internet reaches SFTP server kade by tcp 22, from its partners alone and through the firewall.",
      ),
    );
  });

  it("finds a group and a list that let everybody in", () => {
    const open = [set(LINE, "cidrIpv4", "0.0.0.0/0"), listed];
    expect(home.complaints(sftpReachableOnlyFromPartners, ...open)).toEqual([
      expect.stringMatching(/^kade fail: Anything else in kade-edge-1 reaches SFTP server kade by tcp 22/),
    ]);
    expect(home.complaints(internetReachesOnlyWafLb, ...open)[0]).toMatch(
      /^kade fail: The internet reaches SFTP server kade otherwise than by SSH from its partners/,
    );
    expect(home.complaints(noAdminPortsFromInternet, ...open)).toEqual([
      expect.stringMatching(/^kade-edge fail: Network ACL kade-edge opens tcp 22 to the internet/),
      expect.stringMatching(/^kade-sftp fail: Security group kade-sftp opens tcp 22 to the internet/),
    ]);
  });

  it("finds another port that partners reach", () => {
    const wide = set(LINE, "toPort", 8022);
    expect(home.complaints(sftpReachableOnlyFromPartners, wide)).toEqual([
      expect.stringMatching(/^kade fail: The internet reaches SFTP server kade by tcp 80/),
    ]);
  });

  it("finds a neighbour that reaches it", () => {
    const inside = added(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "hole",
      { securityGroupId: UNKNOWN, cidrIpv4: "10.0.0.0/8", ipProtocol: "tcp", fromPort: 22, toPort: 22 },
      { securityGroupId: "SecurityGroup::kade-sftp" },
    );
    expect(home.complaints(sftpReachableOnlyFromPartners, inside)).toEqual([
      expect.stringMatching(/^kade fail: .* reaches SFTP server kade by tcp 22/),
    ]);
  });

  it.each([
    ["group", without(LINE)],
    ["list", without("NetworkAclRule::kade-edge-from-192.0.2.16-28-tcp-22")],
    ["firewall", set("RuleGroup::kade", "ruleGroup.rulesSource.statefulRules.4.header.source", "192.0.2.32/28")],
  ])("finds a partner that the %s shuts out", (_, change) => {
    expect(home.complaints(sftpReachableOnlyFromPartners, change)).toEqual([
      "kade fail: energie-voorbeeld reaches no SFTP server from 192.0.2.16/28: open port 22 of the server to the networks of connections.sftp, in group, list and firewall alike, and to nothing else.",
    ]);
  });

  it("finds a partner without any server", () => {
    expect(home.complaints(sftpReachableOnlyFromPartners, without("Server::kade"))[0]).toMatch(
      /^- fail: energie-voorbeeld reaches no SFTP server from 192\.0\.2\.16\/28/,
    );
  });

  it("leaves open who reaches a server in a group that can't be known", () => {
    expect(home.complaints(sftpReachableOnlyFromPartners, set(LINE, "cidrIpv4", UNKNOWN))[0]).toMatch(
      /^kade unproven: Whether anything else in kade-edge-1 reaches SFTP server kade is open: cidrIpv4 of /,
    );
  });

  it("lets no stranger through the firewall by SSH", () => {
    const stranger = set("RuleGroup::kade", "ruleGroup.rulesSource.statefulRules.4.header.source", "198.51.100.0/24");
    expect(home.complaints(egressAllowList, stranger)[0]).toMatch(
      /it lets SSH on port 22 out to no host in particular/,
    );
  });

  it("finds an administration port that a group of something else opens to a partner", () => {
    const odd = refer(LINE, "securityGroupId", "SecurityGroup::kade-edge");
    expect(home.complaints(noAdminPortsFromInternet, odd)).toEqual([
      expect.stringMatching(/^kade-edge fail: Security group kade-edge opens tcp 22 to the internet/),
    ]);
  });

  it("says nothing of a tenant without partners", () => {
    expect(other.says(sftpReachableOnlyFromPartners)).toEqual([
      "- not-applicable: nothing in this stack is of a kind that this rule judges.",
    ]);
  });
});

describe("the SFTP server takes keys alone, with the newest ciphers", () => {
  const SERVER = "Server::kade";
  it("and nothing else", () => {
    expect(home.says(sftpByKeysAndNewCiphers)).toEqual([
      "kade pass: kade takes SFTP by key alone, with TransferSecurityPolicy-2025-03.",
    ]);
  });

  it.each([
    ["protocols", ["SFTP", "FTPS"], "it also speaks FTPS"],
    ["identityProviderType", "AWS_LAMBDA", "somebody else decides who signs in, by password too"],
    ["endpointType", "PUBLIC", "it stands outside the tenant's network"],
    ["securityPolicyName", "TransferSecurityPolicy-2020-06", "its ciphers are those of TransferSecurityPolicy-2020-06"],
    ["securityPolicyName", undefined, "its ciphers are those of TransferSecurityPolicy-2018-11"],
  ])("finds %s %s", (property, value, clause) => {
    expect(home.complaints(sftpByKeysAndNewCiphers, set(SERVER, property, value))[0]).toContain(`since ${clause}: `);
  });

  it("leaves open ciphers that can't be known", () => {
    expect(home.complaints(sftpByKeysAndNewCiphers, set(SERVER, "securityPolicyName", UNKNOWN))[0]).toMatch(
      /^kade unproven: securityPolicyName of kade can't be known yet/,
    );
  });
});

describe("a partner is kept to its own folder and keys", () => {
  it("by home, rights and keys", () => {
    expect(home.says(partnersSeeOwnFolderOnly)).toEqual([
      "kade-energie-voorbeeld pass: energie-voorbeeld sees in/energie and nothing else, by one key.",
      "kade-zorg-voorbeeld pass: zorg-voorbeeld sees in/zorg and nothing else, by one key.",
    ]);
  });

  const BUCKET = "kade-files-220000000031";
  it.each([
    ["a home that is a path", set(USER, "homeDirectoryType", "PATH"), "it sees more than one folder"],
    [
      "another partner's folder",
      set(USER, "homeDirectoryMappings.0.target", `/${BUCKET}/in/zorg`),
      "it sees in/zorg and not in/energie",
    ],
    [
      "somebody else's bucket",
      set(USER, "homeDirectoryMappings.0.target", "/elsewhere/in/energie"),
      "its folder is in no bucket of this stack",
    ],
    ["a session without a policy", set(USER, "policy", undefined), "nothing narrows what its role may"],
    [
      "rights beyond its folder",
      policy(USER, (statements) => [
        ...statements,
        { Sid: "More", Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
      ]),
      "More of its policy reaches beyond in/energie",
    ],
    [
      "names beyond its folder",
      policy(USER, ([list, ...rest]) => [{ ...list, Condition: {} }, ...rest]),
      "SeeOwnFolders of its policy reaches beyond in/energie",
    ],
    [
      "the key by another way than files",
      policy(USER, (statements) => [...statements.slice(0, 2), { ...statements[2], Condition: {} }]),
      "UseTheTenantsKey of its policy reaches beyond in/energie",
    ],
    ["a key missing", without(KEY), "a key of energie-voorbeeld doesn't let kade-energie-voorbeeld in"],
  ])("finds %s", (_, change, clause) => {
    expect(home.complaints(partnersSeeOwnFolderOnly, change)[0]).toContain(clause);
  });

  it("finds a key that nobody listed", () => {
    const key = { userName: "energie-voorbeeld", serverId: UNKNOWN, body: "ssh-ed25519 AAAA" };
    expect(home.complaints(partnersSeeOwnFolderOnly, added("aws:transfer/sshKey:SshKey", "extra", key))[0]).toContain(
      "extra is no key of energie-voorbeeld",
    );
  });

  it("finds a user for nobody, and a partner without one", () => {
    expect(home.complaints(partnersSeeOwnFolderOnly, set(USER, "userName", "stranger"))).toEqual([
      expect.stringMatching(/^- fail: energie-voorbeeld has no user by which to reach in\/energie: /),
      expect.stringMatching(
        /^kade-energie-voorbeeld fail: kade-energie-voorbeeld is a user for nobody in the tenant's file/,
      ),
    ]);
  });

  it("leaves open rights that can't be known", () => {
    expect(home.complaints(partnersSeeOwnFolderOnly, set(USER, "policy", UNKNOWN))[0]).toMatch(
      /^kade-energie-voorbeeld unproven: policy of kade-energie-voorbeeld can't be known yet/,
    );
  });
});

describe("who signs in to exchange files is written down", () => {
  it("in a group of this stack", () => {
    expect(home.says(sftpLogged)).toEqual(["kade pass: kade writes who signs in and what is exchanged to kade-sftp."]);
    expect(home.complaints(sftpLogged, refer("Server::kade", "structuredLogDestinations"))).toEqual([
      "kade fail: kade doesn't write down who signs in and what is exchanged: name a log group of this stack in structuredLogDestinations.",
    ]);
  });
});
