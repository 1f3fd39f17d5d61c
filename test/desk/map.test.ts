import fc from "fast-check";
import { expect, test } from "vitest";
import { outlineOf } from "../../desk/map/outlines.ts";
import { places } from "../../desk/map/places.ts";
import { apart, frameAround, middleOf } from "../../desk/map/view.ts";
import { regions } from "../../law/index.ts";

test("every region that the law knows has its place on the map", () => {
  expect(Object.keys(places).sort()).toEqual(regions.map(({ code }) => code).sort());
});

test("the map shows the smallest part of the world that has everything in it", () => {
  const at = (code: string) => places[code] ?? { east: 0, north: 0 };
  expect(frameAround([at("eu-west-1"), at("eu-central-1")])).toMatchObject({ west: -25, east: 35 });
  expect(frameAround([at("us-east-1"), at("us-west-2")])).toMatchObject({ west: -130, east: -62 });
  expect(frameAround([at("eu-west-1"), at("ap-southeast-2")])).toMatchObject({ west: -170, east: 190 });
});

test("words on the map stand at their pin, or past it on the far side of a pin that is close", () => {
  expect(apart([100, 200])).toEqual([100, 200]);
  expect(apart([100, 95])).toEqual([120, 69]);
  expect(apart([100, 105])).toEqual([74, 125]);
  expect(apart([])).toEqual([]);
});

test("no words on the map lie on others", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 40, max: 290 }), { maxLength: 5 }), (heights) => {
      const lines = apart(heights).sort((one, other) => one - other);
      expect(lines.slice(1).every((line, index) => line - (lines[index] ?? line) >= 32)).toBe(true);
    }),
  );
});

test("a country is looked for where its largest piece is", () => {
  const { east, north } = middleOf(outlineOf("DK") ?? "") ?? { east: 0, north: 0 };
  expect(Math.round(east)).toBe(10);
  expect(Math.round(north)).toBe(56);
  expect(outlineOf("__proto__")).toBeNull();
});
