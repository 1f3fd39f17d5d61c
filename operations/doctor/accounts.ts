import { regionOf } from "../../law/index.ts";
import type { Placed } from "../order.ts";
import type { Seat } from "./cloud.ts";
import type { Entry, Purpose } from "./entry.ts";
import { asked, bad, good, LAY_THE_GROUND, type Line, untold } from "./line.ts";

/** Roles that AWS's services make for themselves, which a first `up` needs before it can wait for them. */
const SERVICES: Readonly<Record<Purpose, readonly string[]>> = {
  tenant: [
    "AWSServiceRoleForAmazonEKS",
    "AWSServiceRoleForAmazonEKSNodegroup",
    "AWSServiceRoleForAutoScaling",
    "AWSServiceRoleForBackup",
    "AWSServiceRoleForElasticLoadBalancing",
    "AWSServiceRoleForNetworkFirewall",
    "AWSServiceRoleForRDS",
  ],
  backup: ["AWSServiceRoleForBackup"],
};

const SHUT = "It is asked once the account lets you in.";
const CHANGING: Readonly<Record<string, string>> = { ENABLING: "being opened", DISABLING: "being closed" };

/** Each region that the law chose, in the account that uses it. */
export function lookAtRegions({ settled: { homes } }: Placed, { seats }: Entry): Promise<Line[]> {
  const places = new Map(homes.map(({ region, account }) => [`${region} ${account}`, { region, account }]));
  return Promise.all([...places.values()].map(({ region, account }) => lookAtRegion(region, account, seats[account])));
}

async function lookAtRegion(region: string, account: Purpose, seat: Seat | undefined): Promise<Line> {
  const about = `${region} in the ${account} account`;
  if (regionOf(region)?.optIn === false) return good("region", `${about}: open to every account.`);
  if (seat === undefined) return untold("region", `${about}: can't be told. ${SHUT}`);
  return asked("region", about, "account:GetRegionOptStatus", async () => {
    const status = await seat.optIn(region);
    if (status.startsWith("ENABLED")) return good("region", `${about}: open.`);
    const changing = CHANGING[status];
    if (changing) return untold("region", `${about}: ${changing}; ask again in some minutes.`);
    return bad("region", `${about}: not opted in; the foundation opens it.`, LAY_THE_GROUND);
  });
}

/** The roles that AWS's services use, in each account. */
export async function lookAtServiceRoles({ seats }: Entry): Promise<Line[]> {
  const lines = (["tenant", "backup"] as const).map((account) =>
    Promise.all(SERVICES[account].map((role) => lookAtRole(role, account, seats[account]))),
  );
  return (await Promise.all(lines)).flat();
}

async function lookAtRole(role: string, account: Purpose, seat: Seat | undefined): Promise<Line> {
  const about = `${role} in the ${account} account`;
  if (seat === undefined) return untold("service-role", `${about}: can't be told. ${SHUT}`);
  return asked("service-role", about, "iam:GetRole", async () => {
    if (await seat.hasRole(role)) return good("service-role", `${about}: there.`);
    return bad("service-role", `${about}: missing; the foundation makes it.`, LAY_THE_GROUND);
  });
}
