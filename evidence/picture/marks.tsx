import { SAMPLE, type Sample } from "./layout/index.ts";
import type { Shape, Way } from "./scene/index.ts";

/** How a line is broken: told apart without colour. */
export const DASHES: Readonly<Record<Way["stroke"], string | undefined>> = {
  plain: undefined,
  tunnel: "6 3",
  files: "1.5 2.5",
  copy: "8 2.5 1.5 2.5",
};
/** The ground of what holds the customer's data; its heavier border says so without colour. */
const PRECIOUS = "#0f766e";

const PATHS: Readonly<Record<Shape, string>> = {
  circle: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
  diamond: "M0-5.5L5.5 0L0 5.5L-5.5 0z",
  triangle: "M0-5L5.2 4.2L-5.2 4.2z",
  square: "M-4.2-4.2h8.4v8.4h-8.4z",
  ring: "M-4.2-4.2h8.4v8.4h-8.4zM-2-2v4h4v-4z",
  cross: "M-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z",
};

/** The shape of a key, about its middle. */
export function Mark({ shape, x, y }: { readonly shape: Shape; readonly x: number; readonly y: number }) {
  return <path transform={`translate(${round(x)} ${round(y)})`} d={PATHS[shape]} fill-rule="evenodd" />;
}

/** What stands before an entry of the legend. */
export function SampleOf({ sample, x, y }: { readonly sample: Sample; readonly x: number; readonly y: number }) {
  const middle = y + 7.5;
  if (sample === "precious") return <Precious x={x} y={y + 2} width={SAMPLE - 6} height={11} />;
  if ("shape" in sample) return <Mark shape={sample.shape} x={x + 7} y={middle} />;
  const d = `M${x} ${round(middle)}h${SAMPLE - 6}`;
  return <path d={d} fill="none" stroke="currentColor" stroke-width="1.2" stroke-dasharray={DASHES[sample.stroke]} />;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The border and ground of what holds the customer's data. */
export function Precious({ x, y, width, height }: Place) {
  const place = { x: round(x), y: round(y), width: round(width), height: round(height) };
  return <rect {...place} rx="4" fill={PRECIOUS} fill-opacity="0.15" stroke="currentColor" stroke-width="1.8" />;
}

/** To a tenth: more is nothing to see and much to send. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
