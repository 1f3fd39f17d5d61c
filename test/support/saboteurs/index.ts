import { almendro } from "./almendro.ts";
import { cedarHollow } from "./cedar-hollow.ts";
import { fjordbevegelse } from "./fjordbevegelse.ts";
import { kade } from "./kade.ts";
import { littleAcorn } from "./little-acorn.ts";

export { type Saboteur, sabotaged } from "./sabotage.ts";

/** Everybody who is at work against a tenant, by its name. */
export const saboteurs = { almendro, "cedar-hollow": cedarHollow, fjordbevegelse, kade, "little-acorn": littleAcorn };
