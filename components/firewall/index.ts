export { Firewall, type FirewallArgs } from "./firewall.ts";
