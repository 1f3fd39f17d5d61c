import { layOut } from "./layout/index.ts";
import { type Drawn, type Scene, sceneOf } from "./scene/index.ts";
import { Svg } from "./svg.tsx";

/**
 * What a page says in its own style so that the picture takes on its ink and its ground, in the light and in the dark.
 * Left away, the picture is dark ink on white.
 */
export const PICTURE_STYLE = ".picture{color:inherit}.picture-paper{fill:Canvas}";

/**
 * The picture of a tenant: zones, tiers, ways in and out, keys, copies and logs, drawn from its plan alone. One SVG of its
 * own, the same for the same plan; it is as wide as it is given room, and can be read from 360 px on.
 */
export function draw(drawn: Drawn): string {
  const scene = sceneOf(drawn);
  return `${Svg({ layout: layOut(scene), title: `The home of ${scene.title}`, description: described(scene) })}\n`;
}

/** The same in words, for whoever hears it. */
function described({ network, outside, stores, vault, copy, ways, account }: Scene): string {
  const names = (things: readonly { readonly label: string }[]) => things.map(({ label }) => label).join(", ");
  const tiers = (network?.tiers ?? []).map(({ name, rows }) => `${name} (${names(rows.flat()) || "empty"})`);
  const sentences = [
    `${account.label}, ${account.notes.join(", ")}.`,
    network && `${network.label} in ${network.zones.length} zones, tier behind tier: ${tiers.join(", ")}.`,
    outside.length > 0 && `From outside: ${names(outside)}.`,
    stores.length > 0 && `Kept beside the network: ${names(stores)}.`,
    vault && `${vault.label}: ${vault.notes.join(", ")}.`,
    copy && `${copy.vault.label} in the ${copy.account.label.toLowerCase()}, ${copy.account.notes.join(", ")}.`,
    ways.length === 0 && "Nothing is connected.",
  ];
  return sentences.filter((sentence) => typeof sentence === "string").join(" ");
}
