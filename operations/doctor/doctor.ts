import { BadInput } from "../../spec/index.ts";
import { obtainEngine } from "../engine/index.ts";
import { type Home, openHome } from "../home.ts";
import { silent } from "../listener.ts";
import { type Placed, takeOrder } from "../order.ts";
import { projectRoot } from "../root.ts";
import type { DoctorResult } from "../shapes/index.ts";
import { Trouble } from "../trouble.ts";
import { openSimulated } from "../world.ts";
import { lookAtRegions, lookAtServiceRoles } from "./accounts.ts";
import { openCloud } from "./aws.ts";
import type { Cloud } from "./cloud.ts";
import { enter } from "./entry.ts";
import { bad, besides, good, type Line, untold } from "./line.ts";
import { lookAtImages, lookAtZone } from "./vendor.ts";

export interface DoctorOptions {
  /** True to look at what the simulated world needs only. */
  readonly simulate: boolean;
  /** @default AWS with the credentials of the environment */
  readonly cloud?: Cloud;
  /** @default `.domicile/` of this checkout, or what `DOMICILE_HOME` names */
  readonly home?: Home;
}

const ON_AWS = ["credentials", "account", "region", "service-role", "dns-zone", "image"] as const;

/**
 * Looks at everything that has to stand before a tenant can come up, changes nothing, and says how to mend what is bad.
 * @throws BadInput when the file is wrong
 */
export async function doctor(file: string, { simulate, cloud, home }: DoctorOptions): Promise<DoctorResult> {
  const taken = takeOrder(projectRoot, file);
  if (!("placed" in taken)) {
    const [first] = taken.refusals;
    const line = bad("file", `The law refuses it: ${first?.say ?? ""}`, `npx domicile check ${file}`);
    return { format: 1, tenant: taken.name, lines: [line] };
  }
  const { placed } = taken;
  const here = [good("file", `${placed.file} is sound, and the law lets it live.`), await lookAtEngine(placed)];
  const there = simulate
    ? [await lookAtSimulated(home ?? openHome(projectRoot)), ...ON_AWS.map((what) => besides(what, "Simulated."))]
    : await lookAtAws(placed, cloud ?? openCloud(placed.settled.partition));
  return { format: 1, tenant: placed.tenant.name, lines: [...here, ...there] };
}

async function lookAtAws(placed: Placed, cloud: Cloud): Promise<Line[]> {
  const entry = await enter(placed, cloud);
  const known = entry.lines[0]?.outcome === "good";
  const zone = known ? lookAtZone(placed, cloud) : untold("dns-zone", "It is asked once the credentials are right.");
  const found = await Promise.all([
    lookAtRegions(placed, entry),
    lookAtServiceRoles(entry),
    zone,
    lookAtImages(placed, entry),
  ]);
  return [...entry.lines, ...found.flat()];
}

async function lookAtEngine({ tenant }: Placed): Promise<Line> {
  try {
    const { command } = await obtainEngine(silent, { ways: [] });
    return good("engine", `Pulumi ${command.version} is here.`);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const say = "There is no Pulumi engine here yet; the first run obtains one.";
    return bad("engine", say, `npx domicile preview ${tenant.name} --simulate`);
  }
}

async function lookAtSimulated(home: Home): Promise<Line> {
  try {
    const world = await openSimulated(home);
    await world.close();
    return good("world", `The simulated world in ${home.folder} opens.`);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return bad("world", error.problems.map(({ say }) => say).join(" "), "export DOMICILE_HOME=~/domicile");
  }
}
