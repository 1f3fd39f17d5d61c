import type { Scene, Shape, Tier } from "../scene/index.ts";
import { type Box, bottomOf, GAP, INSET, type Line, rowOf, SIZE } from "./box.ts";
import { fitted } from "./text.ts";

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly shapes: ReadonlyMap<string, Shape>;
}

/** Beside the tiers, for the ways that go past some of them. */
export const LANES = 22;
const BETWEEN = 17;
const HEADER = 15;
const FOOT = 31;

/** The network's frame with its tiers beneath one another, and what stands in them. */
export function placeNetwork(network: NonNullable<Scene["network"]>, { x, y, width, shapes }: Frame): readonly Box[] {
  const inner = { x: x + LANES, width: width - 2 * LANES, shapes };
  const tiers: Box[] = [];
  for (const tier of network.tiers) {
    const top = tiers.length === 0 ? y + GAP + 2 : bottomOf(tiers, y) + BETWEEN;
    tiers.push(...placeTier(tier, network.zones, { ...inner, y: top }));
  }
  const foot = bottomOf(tiers, y);
  const lines = [
    ...network.zones.map((zone, index) => headed(`zone ${zone}`, index, network.zones.length, inner, foot + 13)),
    ...written(network.label, inner, foot + 27),
  ];
  const height = foot + FOOT - y;
  return [{ id: "network", kind: "network", within: "account", x, y, width, height, lines }, ...tiers];
}

/** One tier through all zones: its name and its address range in each, and what stands in it. */
function placeTier({ name, addresses, rows }: Tier, zones: readonly string[], frame: Frame): readonly Box[] {
  const { x, y, width, shapes } = frame;
  const id = `tier-${name}`;
  const isRoomy = zones.length <= 2;
  const told = addresses.map((address, index) => {
    return headed(address, index, zones.length, frame, y + (isRoomy ? 12 : 24), isRoomy);
  });
  const header = HEADER + (isRoomy ? 0 : 12);
  const things: Box[] = [];
  for (const row of rows) {
    const top = bottomOf(things, y + header) + (things.length === 0 ? 2 : GAP);
    const place = { x: x + GAP, y: top, width: width - 2 * GAP, within: id, kind: "thing", shapes } as const;
    things.push(...rowOf(row, place));
  }
  const height = bottomOf(things, y + header) + GAP - y;
  const label: Line = { text: name, x: x + INSET, y: y + 12, size: SIZE.note, strong: true };
  const splits = zones.slice(1).map((_, index) => x + ((index + 1) * width) / zones.length);
  const lines = [label, ...told];
  return [{ id, kind: "tier", within: "network", x, y, width, height, lines, splits }, ...things];
}

/** A text in the column of its zone. */
function headed(
  text: string,
  index: number,
  zones: number,
  { x, width }: Pick<Frame, "x" | "width">,
  y: number,
  ends = false,
): Line {
  const each = width / zones;
  const [line = ""] = fitted(text, { width: each - 2 * INSET, size: SIZE.note, lines: 1 });
  const left = x + index * each;
  return { text: line, x: ends ? left + each - INSET : left + INSET, y, size: SIZE.note, ends };
}

function written(text: string, { x, width }: Pick<Frame, "x" | "width">, y: number): readonly Line[] {
  const [line = ""] = fitted(text, { width: width - 2 * INSET, size: SIZE.label, strong: true, lines: 1 });
  return [{ text: line, x: x + INSET, y, size: SIZE.label, strong: true }];
}
