import type { Account, Scene, Shape, Thing } from "../scene/index.ts";
import { type Arrow, arrowsOf } from "./arrows.ts";
import { type Box, bottomOf, GAP, gridOf, heightOf, rowOf, SIZE, written } from "./box.ts";
import { placeLegend } from "./legend.ts";
import { LANES, placeNetwork } from "./network.ts";
import { fitted } from "./text.ts";

/** Narrow enough to be read on a phone, and drawn larger where there is room. */
const WIDTH = 380;
const MARGIN = 8;
const OPEN = 26;
const ACROSS = WIDTH - 2 * MARGIN;
const COLUMNS = 3;

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Frames before what lies in them. */
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** Where everything on the picture of a scene has its place. */
export function layOut(scene: Scene): Layout {
  const shapes = new Map(scene.keys.map(({ urn, shape }) => [urn, shape]));
  const title = placeTitle(scene.title);
  const row = { x: MARGIN, width: ACROSS, shapes };
  const outside = rowOf(scene.outside, {
    ...row,
    y: bottomOf([title], 0) + 4,
    within: null,
    kind: "outside",
  });
  const top = bottomOf([title, ...outside], 0);
  const account = placeAccount(scene, top + (outside.length > 0 ? OPEN : GAP), shapes);
  const beneath = placeBeneath(scene, bottomOf(account, top) + OPEN, shapes);
  const placed = [title, ...outside, ...account, ...beneath];
  const legend = placeLegend(scene, { x: MARGIN, y: bottomOf(placed, 0) + 2 * GAP, width: ACROSS });
  const boxes = [...placed, ...legend];
  const arrows = arrowsOf(scene.ways, new Map(boxes.map((box) => [box.id, box])));
  return { width: WIDTH, height: Math.ceil(bottomOf(boxes, 0) + MARGIN), boxes, arrows };
}

function placeTitle(title: string): Box {
  const lines = fitted(title, { width: ACROSS, size: SIZE.title, strong: true, lines: 2 }).map((text, index) => ({
    text,
    x: MARGIN,
    y: MARGIN + SIZE.title * (0.9 + index * 1.2),
    size: SIZE.title,
    strong: true,
  }));
  const height = heightOf(lines, MARGIN) + 2;
  return { id: "title", kind: "title", within: null, x: MARGIN, y: MARGIN, width: ACROSS, height, lines };
}

/** The customer's own account: the network, what is kept beside it, and the vault. */
function placeAccount(scene: Scene, y: number, shapes: ReadonlyMap<string, Shape>): readonly Box[] {
  const within = "account";
  const x = MARGIN + GAP;
  const frame = { x, y: y + GAP, width: ACROSS - 2 * GAP, shapes };
  const network = scene.network === null ? [] : placeNetwork(scene.network, frame);
  const row = { x: x + LANES, width: frame.width - 2 * LANES, shapes, within, kind: "thing" } as const;
  const stores = gridOf(scene.stores, COLUMNS, { ...row, y: bottomOf(network, y) + 2 * GAP });
  const vaults = scene.vault === null ? [] : [scene.vault];
  const vault = rowOf(vaults, { ...row, y: bottomOf([...network, ...stores], y) + 2 * GAP });
  const inner = [...network, ...stores, ...vault];
  return [framed("account", scene.account, { x: MARGIN, y, width: ACROSS, end: bottomOf(inner, y) }), ...inner];
}

/** A frame around what ends there, with what it is written at its foot: arrows come in from above. */
function framed(
  id: string,
  account: Account,
  { x, y, width, end }: { x: number; y: number; width: number; end: number },
): Box {
  const lines = written(account, { x: x + GAP + LANES, y: end + GAP, width: width * 0.62 });
  const height = end + GAP + heightOf(lines, end + GAP) + GAP - y;
  return { id, kind: "account", within: null, x, y, width, height, lines };
}

/** Who may sign in, and the account to which copies go. */
function placeBeneath({ people, copy }: Scene, y: number, shapes: ReadonlyMap<string, Shape>): readonly Box[] {
  const half = (ACROSS - 2 * GAP) / 2;
  const outer = { y, width: half, within: null, kind: "outside", shapes } as const;
  const signed = rowOf(people === null ? [] : [people], { ...outer, x: MARGIN });
  return copy === null ? signed : [...signed, ...placeCopy(copy.account, copy.vault, MARGIN + half + 2 * GAP, outer)];
}

function placeCopy(
  { label, notes }: Account,
  vault: Thing,
  x: number,
  { y, width, shapes }: { y: number; width: number; shapes: ReadonlyMap<string, Shape> },
): readonly Box[] {
  const row = {
    x: x + GAP,
    y: y + GAP,
    width: width - 2 * GAP,
    within: "copy-account",
    kind: "thing",
    shapes,
  } as const;
  const inner = rowOf([vault], row);
  const end = bottomOf(inner, y);
  const lines = written({ label, notes }, { x: x + 2 * GAP, y: end + GAP, width: width - 4 * GAP });
  const height = end + GAP + heightOf(lines, end + GAP) + GAP - y;
  return [{ id: "copy-account", kind: "account", within: null, x, y, width, height, lines }, ...inner];
}
