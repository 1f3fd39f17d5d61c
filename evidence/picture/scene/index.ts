import { ofType } from "../../../graph/index.ts";
import { placeName, regionOf } from "../../../law/index.ts";
import { keysOf } from "./keys.ts";
import { networkOf } from "./network.ts";
import { outsideOf } from "./outside.ts";
import { peopleOf } from "./people.ts";
import { type Drawn, homeOf, shortName } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { storesOf, vaultOf } from "./stores.ts";
import { waysOf } from "./ways.ts";

export type { Drawn } from "./reading.ts";
export type { Account, Scene, Shape, Thing, Tier, Way } from "./scene.ts";

/** Everything that a tenant's picture shows, read from its plan. What isn't in the plan isn't in it. */
export function sceneOf(drawn: Drawn): Scene {
  const { graph, settled } = drawn;
  const parts = {
    title: `${settled.tenant.name} on ${settled.tenant.product.name}`,
    outside: outsideOf(drawn),
    account: { label: "Account of this customer alone", notes: [placeIn(settled.region)] },
    network: networkOf(drawn),
    stores: storesOf(drawn),
    vault: vaultOf(graph, false),
    copy: copyOf(drawn),
    people: peopleOf(drawn),
    keys: keysOf(graph),
  };
  return { ...parts, ways: waysOf(graph, parts) };
}

function copyOf({ graph }: Drawn): Scene["copy"] {
  const kept = ofType(graph, "aws:backup/vault:Vault").find((one) => shortName(graph, one) === "copy");
  const vault = vaultOf(graph, true);
  if (kept === undefined || vault === null) return null;
  return { account: { label: "Backup account", notes: [placeIn(homeOf(graph, kept).region)] }, vault };
}

/** `Aragon, Spain (eu-south-2)`. */
function placeIn(code: string): string {
  const region = regionOf(code);
  return region === undefined ? code : `${placeName(region)} (${code})`;
}
