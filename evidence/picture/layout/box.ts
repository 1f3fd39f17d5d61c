import type { Shape, Thing, Way } from "../scene/index.ts";
import { fitted } from "./text.ts";

export interface Line {
  readonly text: string;
  readonly x: number;
  /** Of its baseline. */
  readonly y: number;
  readonly size: number;
  readonly strong?: boolean;
  /** True when `x` is where it ends. */
  readonly ends?: boolean;
}

/** What an entry of the legend explains: the shape of a key, a kind of line, or the ground of what holds data. */
export type Sample = { readonly shape: Shape } | { readonly stroke: Way["stroke"] } | "precious";

/** Something that has its place: what it is, where, and what is written in it. */
export interface Box {
  readonly id: string;
  readonly kind: "title" | "thing" | "outside" | "tier" | "network" | "account" | "legend";
  /** The box it lies in. */
  readonly within: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  /** Shape of the key that encrypts it. */
  readonly mark?: Shape | undefined;
  readonly precious?: boolean | undefined;
  /** Where one zone ends and the next begins. */
  readonly splits?: readonly number[];
  readonly sample?: Sample;
}

/** Sizes of letters: nothing is smaller, so that a phone shows it as text one can read. */
export const SIZE = { title: 15, label: 11.5, note: 10 } as const;
export const GAP = 6;
/** Between what is written and the border around it. */
export const INSET = 6;
/** Room for a sample before its words. */
export const SAMPLE = 24;
const MARK = 15;
const LEADING = 1.22;

interface Row {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly within: string | null;
  readonly kind: Box["kind"];
  readonly shapes: ReadonlyMap<string, Shape>;
}

/** Things side by side, all as wide and as high as each other. */
export function rowOf(things: readonly Thing[], { x, y, width, within, kind, shapes }: Row): readonly Box[] {
  const each = (width - GAP * (things.length - 1)) / Math.max(1, things.length);
  const placed = things.map((thing, index): Box => {
    const left = x + index * (each + GAP);
    const mark = thing.key === undefined ? undefined : shapes.get(thing.key);
    const lines = written(thing, {
      x: left + INSET,
      y: y + INSET,
      width: each - 2 * INSET,
      marked: mark !== undefined,
    });
    const height = heightOf(lines, y) + INSET;
    const box = { id: thing.id, kind, within, x: left, y, width: each, height, lines, precious: thing.precious };
    return { ...box, mark };
  });
  const height = Math.max(0, ...placed.map((box) => box.height));
  return placed.map((box) => ({ ...box, height }));
}

/** As many in a row as asked for, row under row. */
export function gridOf(things: readonly Thing[], columns: number, row: Row): readonly Box[] {
  if (things.length === 0) return [];
  const first = rowOf(things.slice(0, columns), row);
  const whole = first.length === columns || things.length <= columns;
  const rest = things.slice(columns);
  return whole ? [...first, ...gridOf(rest, columns, { ...row, y: bottomOf(first, row.y) + GAP })] : first;
}

/** Where the lowest of them ends. */
export function bottomOf(boxes: readonly Box[], otherwise: number): number {
  return boxes.length === 0 ? otherwise : Math.max(...boxes.map(({ y, height }) => y + height));
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly marked?: boolean;
}

/** A label and the notes beneath it, from the upper left corner of a place. */
export function written(
  { label, notes }: Pick<Thing, "label" | "notes">,
  { x, y, width, marked = false }: Place,
): readonly Line[] {
  const wide = width - (marked ? MARK : 0);
  const heads = fitted(label, { width: wide, size: SIZE.label, strong: true, lines: 3 });
  const told = notes.flatMap((note) => fitted(note, { width, size: SIZE.note, lines: 3 }));
  const under = y + heads.length * SIZE.label * LEADING;
  return [
    ...heads.map((text, index) => ({
      text,
      x,
      y: y + SIZE.label * (0.9 + index * LEADING),
      size: SIZE.label,
      strong: true,
    })),
    ...told.map((text, index) => ({ text, x, y: under + SIZE.note * (0.95 + index * LEADING), size: SIZE.note })),
  ];
}

/** From `y` to just below the last line. */
export function heightOf(lines: readonly Line[], y: number): number {
  return Math.max(0, ...lines.map((line) => line.y + line.size * 0.3 - y));
}
