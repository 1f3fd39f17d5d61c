import type { Range } from "../../../graph/index.ts";
import { box, type Packets, single, TCP } from "../../proofs/reachability/index.ts";

const range = (from: number, to: number = from): Range => ({ from, to });

/** Ports by which machines, databases and clusters are run, none of which a stranger has business with. */
const ADMIN_PORTS: readonly Range[] = [
  ...[20, 21, 22, 23, 111, 135, 137, 138, 139, 389, 445, 512, 513, 514, 636, 873].map((port) => range(port)),
  ...[1433, 1434, 1521, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 5432, 5601].map((port) => range(port)),
  range(5900, 5910),
  ...[5985, 5986, 6379, 6443, 9042, 9092, 9200, 9300, 11211].map((port) => range(port)),
  range(10248, 10260),
  range(27017, 27019),
  range(30000, 32767),
];
/** Replies to connections come back to ports from here on, so an ACL, which keeps no state, has to leave them open. */
export const FIRST_REPLY_PORT = 1024;
/** What no stranger may send. */
export const ADMIN: Packets = ADMIN_PORTS.map((port) => box({ protocol: single(TCP), port }));
/** What of it an ACL can close by itself. */
export const ACL_ADMIN = ADMIN.filter(({ port }) => port.from < FIRST_REPLY_PORT);
