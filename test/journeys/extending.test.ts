import { afterAll, expect, test } from "vitest";
import { Exercise } from "../support/exercise.ts";
import { readPage } from "../support/pages.ts";
import { agrees } from "../support/walk.ts";

const exercise = new Exercise();
afterAll(() => exercise.discard());

test("whoever adds a product, a promise, a component, a rule and a region as the page does gets what it says", () => {
  const steps = readPage("docs/extending.md").blocks.flatMap((block) => exercise.follow(block));
  expect(steps).toHaveLength(8);
  for (const step of steps.filter((each) => !agrees(each))) expect(step.prints).toBe(step.says);
});
