import type { Finding } from "../problem.ts";
import { zoneOf } from "../zones.ts";
import { finding, type Sections } from "./finding.ts";

/** A country with several times has no time of its own to fall back to. */
export function checkMaintenance(sections: Sections, written: boolean): Finding[] {
  const { customer } = sections;
  if (written || !customer || zoneOf(customer.country)) return [];
  const say = `we don't know the time in ${customer.country}, or it has several; write day, from and zone, such as { day: Sunday, from: "02:00", zone: America/New_York }.`;
  return [finding("maintenance", null, "day, from and zone", say)];
}
