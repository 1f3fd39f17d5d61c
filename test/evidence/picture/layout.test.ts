import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, type Layout, type Line, layOut, widthOf } from "../../../evidence/picture/layout/index.ts";
import type { Scene, Thing } from "../../../evidence/picture/scene/index.ts";

const words = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 });
const thing = (id: string): fc.Arbitrary<Thing> =>
  fc.record({
    id: fc.constant(id),
    label: words,
    notes: fc.array(words, { maxLength: 3 }),
    key: fc.constantFrom(undefined, "data-key", "no-such-key"),
    precious: fc.boolean(),
  });
const things = (name: string, most: number) =>
  fc.integer({ min: 0, max: most }).chain((number) => {
    return fc.tuple(...Array.from({ length: number }, (_, index) => thing(`${name}-${index}`)));
  });
const account = fc.record({ label: words, notes: fc.array(words, { maxLength: 2 }) });

const NAMES = ["firewall", "edge", "web", "app", "data", "control"];
const network = fc.integer({ min: 1, max: 3 }).chain((zones) => {
  const each = fc.tuple(...Array.from({ length: zones }, () => words));
  const tier = (name: string) =>
    fc.tuple(each, things(`${name}-a`, 3), things(`${name}-b`, 2)).map(([addresses, ...rows]) => ({
      name,
      addresses,
      rows: rows.filter((row) => row.length > 0),
    }));
  return fc.record({ label: words, zones: each, tiers: fc.tuple(...NAMES.map(tier)) });
});

const way = fc.constant({ label: "TLS", stroke: "plain" } as const);
const scenes: fc.Arbitrary<Scene> = fc
  .record({
    title: words,
    outside: things("outside", 4),
    account,
    network: fc.option(network),
    stores: things("store", 9),
    vault: fc.option(thing("vault")),
    copy: fc.option(fc.record({ account, vault: thing("copy") })),
    people: fc.option(thing("roles")),
    keys: fc.constant([{ urn: "data-key", label: "data key", shape: "circle" } as const]),
    way,
  })
  .map(({ way, ...scene }) => ({
    ...scene,
    ways: [
      ...scene.outside.map(({ id }) => ({ ...way, from: id, to: "tier-firewall", along: id })),
      { ...way, from: "tier-firewall", to: "tier-edge", along: "edge-a-0" },
      { ...way, from: "tier-app", to: "tier-firewall", lane: "left" as const },
      { ...way, from: "tier-app", to: "tier-edge", lane: "right" as const },
      { ...way, from: "tier-data", to: "vault", lane: "left" as const },
      { ...way, from: "vault", to: "copy", along: "copy" },
      { ...way, from: "roles", to: "account", along: "roles" },
    ],
  }));

const right = ({ x, width }: Box) => x + width;
const bottom = ({ y, height }: Box) => y + height;
const extent = ({ text, x, size, strong, ends }: Line): [number, number] => {
  const width = widthOf(text, size, strong);
  return ends ? [x - width, x] : [x, x + width];
};
const SLACK = 0.01;

const overlap = (one: Box, other: Box) =>
  one.x < right(other) - SLACK &&
  other.x < right(one) - SLACK &&
  one.y < bottom(other) - SLACK &&
  other.y < bottom(one) - SLACK;

/** Pairs that lie over each other though neither is in the other. */
function collisions({ boxes }: Layout): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => one.within === other.within && overlap(one, other))
      .map((other) => `${one.id} and ${other.id}`),
  );
}

/** Boxes that stick out of the one they lie in, or of the picture. */
function strays({ boxes, width, height }: Layout): string[] {
  const frames = new Map(boxes.map((box) => [box.id, box]));
  const whole = { x: 0, y: 0, width, height } as Box;
  return boxes.flatMap((box) => {
    const frame = box.within === null ? whole : (frames.get(box.within) ?? whole);
    const inside = box.x >= frame.x && box.y >= frame.y && right(box) <= right(frame) && bottom(box) <= bottom(frame);
    return inside ? [] : [box.id];
  });
}

/** Lines that leave their box. */
function spills({ boxes }: Layout): string[] {
  return boxes.flatMap((box) =>
    box.lines.flatMap((line) => {
      const [from, to] = extent(line);
      const fits = from >= box.x - SLACK && to <= right(box) + SLACK;
      return fits && line.y - line.size * 0.8 >= box.y - SLACK && line.y <= bottom(box) ? [] : [line.text];
    }),
  );
}

const isOnBorder = (box: Box, [x, y]: readonly [number, number]) => {
  const near = (one: number, other: number) => Math.abs(one - other) < SLACK;
  const across = x >= box.x - SLACK && x <= right(box) + SLACK;
  const along = y >= box.y - SLACK && y <= bottom(box) + SLACK;
  return (across && (near(y, box.y) || near(y, bottom(box)))) || (along && (near(x, box.x) || near(x, right(box))));
};

/** Arrows that begin or end elsewhere than at the border of what they join. */
function loose({ boxes, arrows }: Layout): string[] {
  const named = new Map(boxes.map((box) => [box.id, box]));
  return arrows.flatMap(({ from, to, points }) => {
    const [one, other] = [named.get(from), named.get(to)];
    const [first, last] = [points[0], points.at(-1)];
    const holds = one && other && first && last && isOnBorder(one, first) && isOnBorder(other, last);
    return holds ? [] : [`${from} to ${to}`];
  });
}

describe("whatever a tenant has", () => {
  const each = (property: (layout: Layout) => readonly string[]) =>
    fc.assert(
      fc.property(scenes, (scene) => {
        expect(property(layOut(scene))).toEqual([]);
      }),
      { numRuns: 60 },
    );

  test("no box lies over another", () => each(collisions));
  test("every box is within the one it belongs to", () => each(strays));
  test("no word leaves its box", () => each(spills));
  test("every arrow begins and ends at the border of what it joins", () => each(loose));

  test("every way between things that are there is drawn", () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { boxes, arrows } = layOut(scene);
        const there = new Set(boxes.map(({ id }) => id));
        const open = scene.ways.filter(({ from, to }) => there.has(from) && there.has(to));
        expect(arrows.map(({ from, to }) => [from, to])).toEqual(open.map(({ from, to }) => [from, to]));
      }),
      { numRuns: 60 },
    );
  });
});
