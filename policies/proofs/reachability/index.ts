export { type Door, doorsOf, reachFrom } from "./doors.ts";
export { enterAcl, passing, surelyPassing } from "./hops.ts";
export type { Doubt, Group, GroupLine, Network, Place, Route, Subnet, Table, Tier } from "./network.ts";
export {
  box,
  meet,
  type Packet,
  type Packets,
  sample,
  sayAddresses,
  sayTraffic,
  single,
  TCP,
  UDP,
  without,
} from "./packets.ts";
export { answered, cutOf, doubtOf, linesOf, pathOf, type Reach, reach, stray } from "./reach.ts";
export { readNetwork } from "./read-network.ts";
