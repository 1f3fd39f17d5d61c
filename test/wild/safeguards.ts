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
    what: "the protected copy, without which a plan is refused",
    has: ({ tenant }) => tenant.backups.separate,
    rules: ["isolated-copy"],
  },
  {
    what: "a folder that is emptied",
    has: ({ tenant }) => tenant.files.length > 0,
    rules: ["folders-emptied-in-time"],
  },
  {
    what: "a host that is proved to be the customer's: until then nobody gets in",
    has: ({ accounts }) => accounts.certificate === "proved",
    rules: ["browsers-use-https-only"],
  },
];

/** What no plan of ours has: a rule about it waits for who declares one. */
const NEVER_OURS: readonly string[] = ["in-transit-datastores", "replicas-in-region"];

/** Rules that should find something good in this tenant's plan and don't: safeguards that its file would have switched off. */
export function missingSafeguards(order: Order, verdicts: readonly Verdict[]): string[] {
  const standing = new Set(verdicts.flatMap(({ rule, outcome }) => (outcome === "pass" ? [rule] : [])));
  const excused = OPTIONS.flatMap((option) => (option.has(order) ? [] : option.rules)).concat(NEVER_OURS);
  return rules.flatMap(({ name }) => (standing.has(name) || excused.includes(name) ? [] : [name]));
}
