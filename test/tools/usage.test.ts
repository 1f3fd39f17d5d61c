import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { trialsIn } from "../../tools/usage.ts";

const usual = { count: 10_000, seed: 2026 };

test("how many to try and with which seed is what is given, and as usual where it isn't", () => {
  expect(trialsIn([], usual)).toEqual(usual);
  expect(trialsIn(["5"], usual)).toEqual({ count: 5, seed: 2026 });
  expect(trialsIn(["5", "0"], usual)).toEqual({ count: 5, seed: 0 });
});

test.each(["abc", "0", "-1", "1.5", "1e3", "5 x", "5 6 7", "9999999999", "Infinity", ""])(
  "%j tries nothing, and is said",
  (words) => {
    expect(trialsIn(words.split(" "), usual)).toBe(
      `Write how many to try, 1 or more, and the seed if you mean one: two whole numbers, not "${words}".`,
    );
  },
);

test("Stryker stopped half way says what is lost, and ends as what was cancelled does", {
  timeout: 60_000,
}, async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "tools/stryker.ts", "judge"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = text(child.stderr);
  child.stdout.once("data", () => child.kill("SIGTERM"));
  const [code] = await once(child, "close");
  expect([code, (await said).trim()]).toEqual([
    130,
    "Stopped half way through policies/judge: nothing of it is kept. Ask about it again.",
  ]);
});
