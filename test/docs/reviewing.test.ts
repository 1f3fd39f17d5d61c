import { expect, test } from "vitest";
import { readPage } from "../support/pages.ts";
import { agrees, walk } from "../support/walk.ts";

test("each command of the reviewer's walk prints what the page says", async () => {
  const steps = await walk(readPage("docs/reviewing.md"));
  expect(steps.map(({ command }) => command.split(" ").slice(0, 3).join(" "))).toEqual([
    "npx domicile prove",
    "npx domicile prove",
    "npx domicile verify",
    'echo "we promise"',
    "npx domicile verify",
  ]);
  for (const step of steps.filter((each) => !agrees(each))) expect(step.prints).toBe(step.says);
});

test("a page that says something else is found", () => {
  const step = { command: "", at: "", says: "Promises: … kept.\n…\nEnd.", prints: "Promises: 10 kept.\nmore\nEnd." };
  expect(agrees(step)).toBe(true);
  expect(agrees({ ...step, prints: "Promises: 10 broken.\nmore\nEnd." })).toBe(false);
});
