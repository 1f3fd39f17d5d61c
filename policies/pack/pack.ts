import { PolicyPack } from "@pulumi/policy";
import { rules } from "../rules/index.ts";
import { Bench, type Case, type Place } from "./bench.ts";
import { keepLevels, type Weakened } from "./levels.ts";
import { policiesOf, warning } from "./policies.ts";

/** Read only once there is something to judge: until its port is open, the engine waits for the pack. */
async function load(place: Place): Promise<Case> {
  const { loadCase } = await import("./tenant-case.ts");
  return loadCase(place);
}

const refused: Weakened[] = [];
const policies = [...policiesOf(rules, new Bench(rules, load)), warning(refused)];
keepLevels(policies, refused);

new PolicyPack("domicile", { enforcementLevel: "mandatory", policies });
