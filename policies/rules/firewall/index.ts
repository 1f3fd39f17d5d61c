import type { Rule } from "../../rule.ts";
import { dnsFirewall } from "./dns-firewall.ts";
import { egressAllowList } from "./egress-allow-list.ts";
import { firewallDropsByDefault } from "./firewall-drops-by-default.ts";
import { firewallLogged } from "./firewall-logged.ts";
import { firewallProtected } from "./firewall-protected.ts";
import { networkIdsInline } from "./network-ids-inline.ts";
import { threatSignaturesDrop } from "./threat-signatures-drop.ts";

export const firewall: readonly Rule[] = [
  networkIdsInline,
  threatSignaturesDrop,
  firewallDropsByDefault,
  egressAllowList,
  dnsFirewall,
  firewallLogged,
  firewallProtected,
];
