export { type Door, doorsOf, reachFrom } from "./doors.ts";
export { enterAcl, passing, surelyPassing } from "./hops.ts";
export type { Group, GroupLine, Network, Place, Route, Subnet, Tier } from "./network.ts";
export { addressesIn, EDGE } from "./network.ts";
export {
  box,
  meet,
  type Packet,
  type Packets,
  PORTS,
  sample,
  sayTraffic,
  single,
  TCP,
  UDP,
  without,
} from "./packets.ts";
export { answered, cutOf, doubtOf, openerOf, type Reach, reach, stray, traceOf } from "./reach.ts";
export { readNetwork } from "./read-network.ts";
export { readRange } from "./read-traffic.ts";
export { reachFromSite, type SiteWay, waysFromSites } from "./sites.ts";
export { type Journey, journeysIn, journeysOut } from "./ways.ts";
