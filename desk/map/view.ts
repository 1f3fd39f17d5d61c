import type { Point } from "./places.ts";

/** A part of the world as it is shown: its edges in degrees. */
export interface Frame {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** From the smallest to the whole; the first that has everything in it is shown. */
const FRAMES: readonly Frame[] = [
  { west: -25, north: 66, east: 35, south: 35 },
  { west: -25, north: 72, east: 45, south: 28 },
  { west: -130, north: 58, east: -62, south: 22 },
  { west: 20, north: 44, east: 76, south: 10 },
  { west: 64, north: 54, east: 150, south: -12 },
  { west: 95, north: 10, east: 180, south: -50 },
  { west: -120, north: 34, east: -30, south: -56 },
  { west: -25, north: 66, east: 80, south: -36 },
  { west: -170, north: 78, east: 190, south: -58 },
];
const WORLD: Frame = { west: -170, north: 78, east: 190, south: -58 };

/** The smallest frame around some points, with a little air; all the world where there are none. */
export function frameAround(points: readonly Point[]): Frame {
  if (points.length === 0) return WORLD;
  return FRAMES.find((frame) => points.every((point) => isInside(point, frame))) ?? WORLD;
}

const AIR = 2;

function isInside({ east, north }: Point, frame: Frame): boolean {
  return east > frame.west + AIR && east < frame.east - AIR && north < frame.north - AIR && north > frame.south + AIR;
}

/** How much narrower than high a degree is drawn, so that the middle of the frame has its true form. */
export function squeeze({ north, south }: Frame): number {
  return Math.cos((((north + south) / 2) * Math.PI) / 180);
}

/** The middle of the largest piece of an outline whose steps are tenths of a degree; null for no outline. */
export function middleOf(outline: string): Point | null {
  const pieces = [...outline.matchAll(/M(-?\d+) (-?\d+)l([^z]*)z/g)].map(([, x, y, steps = ""]) =>
    boxOf(Number(x), Number(y), [...steps.matchAll(/-?\d+/g)].map(Number)),
  );
  const [largest] = pieces.sort((one, other) => areaOf(other) - areaOf(one));
  if (largest === undefined) return null;
  return { east: (largest.west + largest.east) / 20, north: (largest.north + largest.south) / -20 };
}

function boxOf(x: number, y: number, steps: readonly number[]): Frame {
  const box = { west: x, east: x, north: y, south: y };
  let [atX, atY] = [x, y];
  for (let index = 0; index + 1 < steps.length; index += 2) {
    atX += steps[index] ?? 0;
    atY += steps[index + 1] ?? 0;
    box.west = Math.min(box.west, atX);
    box.east = Math.max(box.east, atX);
    box.north = Math.min(box.north, atY);
    box.south = Math.max(box.south, atY);
  }
  return box;
}

function areaOf({ west, east, north, south }: Frame): number {
  return (east - west) * (south - north);
}

/** Height that the two lines of a label need, and how far they go above or below a pin that they would run over. */
const LABEL = 32;
const ABOVE = 26;
const BELOW = 20;

/**
 * Where the words of each pin begin, the first pin's first: at their own pin, or past it on the far side of a pin that is
 * close. No label lies on another.
 */
export function apart(heights: readonly number[]): number[] {
  const [first, ...others] = heights;
  if (first === undefined) return [];
  const isClose = (height: number) => Math.abs(height - first) < LABEL;
  const close = others.find(isClose);
  const isUnder = close !== undefined && close <= first;
  const aside = (height: number, under: boolean) => height + (under ? BELOW : -ABOVE);
  const taken = [close === undefined ? first : aside(first, isUnder)];
  for (const height of others) {
    const beyond = isUnder ? Math.min(height, first) : Math.max(height, first);
    const wanted = isClose(height) ? aside(beyond, !isUnder) : height;
    const near = taken.toSorted((one, other) => other - one);
    taken.push(near.reduce((at, other) => (Math.abs(at - other) < LABEL ? other - LABEL : at), wanted));
  }
  return taken;
}
