import type { Tenant } from "./tenant/index.ts";
import { gigabytes } from "./tenant/who.ts";

/** Smallest disk of an RDS instance, in GB. */
const SMALLEST_DISK = 20;
/** Copies of one part that a machine has room for, with one to spare while a release rolls out. */
const COPIES_A_MACHINE = 2;

/** GB of the database's disk. */
export function diskOf({ size }: Tenant): number {
  return Math.max(SMALLEST_DISK, gigabytes(size.data));
}

/** Machines in each of so many zones that have room for so many copies of one part. */
export function machinesPerZone(copies: number, zones: number): number {
  return Math.ceil(copies / zones / COPIES_A_MACHINE);
}
