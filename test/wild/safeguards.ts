import { rules, type Verdict } from "../../policies/index.ts";
import type { Order } from "../../spec/index.ts";

/** What an order may be without, and the rules that then find nothing to judge. */
const OPTIONS: readonly {
  readonly what: string;
  readonly has: (order: Order) => boolean;
  readonly rules: readonly string[];
}[] = [
  {
    what: "a site joined by VPN",
    has: ({ tenant }) => tenant.connections.vpn.length > 0,
    rules: ["sites-reach-only-the-entrance", "tunnels-logged", "tunnels-strong", "vpn-only-to-named-sites"],
  },
  {
    what: "partners who exchange files",
    has: ({ tenant }) => tenant.connections.sftp.length > 0,
    rules: [
      "partners-see-own-folder-only",
      "sftp-by-keys-and-new-ciphers",
      "sftp-logged",
      "sftp-reachable-only-from-partners",
    ],
  },
  {
    what: "folders shared with partners",
    has: ({ tenant }) => tenant.connections["shared-folders"].length > 0,
    rules: [
      "shared-folders-given-to-application",
      "shared-folders-have-own-entrance",
      "shared-folders-opened-by-one-role",
      "shared-folders-reachable-only-from-app",
    ],
  },
  {
    what: "mail",
    has: ({ tenant }) => tenant.mail !== undefined,
    rules: ["mail-over-tls-only"],
  },
  {
    what: "mail that no relay of the customer's sends",
    has: ({ tenant }) => tenant.mail !== undefined && tenant.mail.relay === undefined,
    rules: ["mail-from-own-domain-only", "mail-sender-proven"],
  },
  {
    what: "a folder that is emptied",
    has: ({ tenant }) => tenant.files.length > 0,
    rules: ["folders-emptied-in-time"],
  },
  {
    what: "a folder for support",
    has: ({ tenant }) => tenant.access.folder !== undefined,
    rules: [
      "support-folder-emptied",
      "support-folder-not-copied",
      "support-folder-read-by-operators",
      "support-reads-folder-alone",
    ],
  },
  {
    what: "the protected copy, without which a plan is refused",
    has: ({ tenant }) => tenant.backups.separate,
    rules: ["isolated-copy"],
  },
  {
    what: "a host that is proved to be the customer's: until then nobody gets in",
    has: ({ accounts }) => accounts.certificate === "proved",
    rules: ["browsers-use-https-only"],
  },
];

/**
 * Rules that should find something good in this tenant's plan and don't: safeguards that its file would have switched
 * off. Nobody misses a rule about things that most tenants have none of.
 */
export function missingSafeguards(order: Order, verdicts: readonly Verdict[]): string[] {
  const standing = new Set(verdicts.flatMap(({ rule, outcome }) => (outcome === "pass" ? [rule] : [])));
  const excused = new Set(OPTIONS.flatMap(({ has, rules }) => (has(order) ? [] : rules)));
  const missing = rules.filter(({ name, rare }) => !rare && !standing.has(name) && !excused.has(name));
  return missing.map(({ name }) => name);
}
