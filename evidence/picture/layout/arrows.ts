import type { Way } from "../scene/index.ts";
import { type Box, type Line, SIZE } from "./box.ts";
import { widthOf } from "./text.ts";

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly points: readonly (readonly [number, number])[];
  readonly stroke: Way["stroke"];
  readonly both: boolean;
  readonly label: Line | null;
  /** True when the label is written along the lane, from below. */
  readonly turned: boolean;
}

/** How far beside the tiers a lane runs. */
const LANE = 7;
const LABEL = SIZE.note - 0.5;

/** Each way as a line from the border of one box to the border of the other. */
export function arrowsOf(ways: readonly Way[], boxes: ReadonlyMap<string, Box>): readonly Arrow[] {
  return ways.flatMap((way): readonly Arrow[] => {
    const [from, to] = [boxes.get(way.from), boxes.get(way.to)];
    if (from === undefined || to === undefined) return [];
    const about = { from: way.from, to: way.to, stroke: way.stroke, both: way.both ?? false };
    if (way.lane !== undefined) return [{ ...about, ...beside(from, to, way.lane, way.label) }];
    return [{ ...about, ...straight(from, to, boxes.get(way.along ?? ""), way.label) }];
  });
}

type Drawn = Pick<Arrow, "points" | "label" | "turned">;

/** Up or down, above or beneath the box it goes along. */
function straight(from: Box, to: Box, along: Box | undefined, label: string): Drawn {
  const [left, right] = [Math.max(from.x, to.x), Math.min(from.x + from.width, to.x + to.width)];
  const wanted = along === undefined ? (left + right) / 2 : along.x + along.width / 2;
  const x = Math.min(Math.max(wanted, left + 4), right - 4);
  const isDown = from.y < to.y;
  const [start, end] = isDown ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
  const line = { text: label, x: x + 5, y: Math.min(start, end) + LABEL * 1.15, size: LABEL };
  const points = [
    [x, start],
    [x, end],
  ] as const;
  return { points, label: label === "" ? null : line, turned: false };
}

/** Out at the side, along the lane, and in again at the same side. */
function beside(from: Box, to: Box, lane: "left" | "right", label: string): Drawn {
  const side = (box: Box) => (lane === "left" ? box.x : box.x + box.width);
  const x = lane === "left" ? Math.min(from.x, to.x) - LANE : Math.max(side(from), side(to)) + LANE;
  const middle = (box: Box) => box.y + box.height / 2;
  const points = [
    [side(from), middle(from)],
    [x, middle(from)],
    [x, middle(to)],
    [side(to), middle(to)],
  ] as const;
  const line = alongLane(label, x, (middle(from) + middle(to)) / 2, lane);
  return { points, label: label === "" ? null : line, turned: true };
}

/** Centred on the lane, outside of it. */
function alongLane(text: string, x: number, y: number, lane: "left" | "right"): Line {
  return { text, x: lane === "left" ? x - 4 : x + LABEL, y: y + widthOf(text, LABEL) / 2, size: LABEL };
}
