import type { Resource } from "../../../graph/index.ts";
import { each, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { partnerServers } from "../network/partners.ts";

/** Security policies of Transfer Family without SHA-1, CBC and RSA key exchange, of which the default of 2018 has all. */
const CIPHERS = ["TransferSecurityPolicy-2025-03", "TransferSecurityPolicy-FIPS-2025-03"];

export const sftpByKeysAndNewCiphers: Rule = {
  id: "EXC-02",
  name: "sftp-by-keys-and-new-ciphers",
  statement:
    "Servers for partners speak SFTP and nothing else, let in by key and never by password, stand in the tenant's own network and use the newest ciphers.",
  severity: "critical",
  capability: "file-exchange",
  remedy: `set protocols to SFTP, identityProviderType to SERVICE_MANAGED, endpointType to VPC and securityPolicyName to ${CIPHERS[0]}`,
  premises: [],
  check: ({ graph }) => each(partnerServers(graph), judgeServer),
};

function judgeServer(server: Resource): Finding {
  const protocols = list(server, "protocols").map(String);
  const others = protocols.filter((protocol) => protocol !== "SFTP");
  const identities = text(server, "identityProviderType") ?? "SERVICE_MANAGED";
  const ciphers = text(server, "securityPolicyName") ?? "TransferSecurityPolicy-2018-11";
  const faults = [
    ...(others.length > 0 ? [`it also speaks ${others.join(" and ")}`] : []),
    ...(identities === "SERVICE_MANAGED" ? [] : ["somebody else decides who signs in, by password too"]),
    ...(text(server, "endpointType") === "VPC" ? [] : ["it stands outside the tenant's network"]),
    ...(CIPHERS.includes(ciphers) ? [] : [`its ciphers are those of ${ciphers}`]),
  ];
  return faults.length === 0
    ? pass(server, `${server.name} takes SFTP by key alone, with ${ciphers}`, { ciphers })
    : fail(server, `${server.name} is not as closed as it should be, since ${faults.join(" and ")}`, { faults });
}
