import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { homeOf } from "../../../operations/drafting/index.ts";
import { openDrawer } from "../../../operations/drawing/index.ts";
import { books, decided, dentists } from "../drafting/given.ts";

/** Draws a home's name, but for those whose names say what goes wrong. */
const PROGRAM = `
  import { parentPort } from "node:worker_threads";
  const deeds = {
    fails: () => { throw new Error("nothing to draw"); },
    ends: () => process.exit(0),
    hangs: () => {},
    late: () => { setTimeout(() => { throw new Error("too late"); }); parentPort.postMessage("late"); },
  };
  parentPort.on("message", ({ settled }) => {
    const { name } = settled.tenant;
    deeds[name] ? deeds[name]() : parentPort.postMessage(name);
  });`;
const wanted = new AbortController().signal;

function given(longest?: number) {
  const program = new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`);
  const drawer = openDrawer({ program, ...(longest !== undefined && { longest }) });
  onTestFinished(() => drawer.close());
  return (name: string, signal = wanted) => {
    const draft = { ...dentists, name };
    const home = homeOf(draft, decided(draft), books);
    return home === null ? Promise.reject(new Error(`${name} has no home`)) : drawer.draw(home, signal);
  };
}

test("a home that can't be drawn says why, and the next is drawn", async () => {
  const draw = given();
  await expect(draw("fails")).rejects.toThrow("nothing to draw");
  expect(await draw("skane")).toBe("skane");
});

test("a thread that is gone is noticed at once, and another begun", async () => {
  const draw = given();
  await expect(draw("ends")).rejects.toThrow("the thread that draws has ended");
  expect(await draw("skane")).toBe("skane");
});

test("a picture that takes too long is given up, and what waits behind it is drawn", async () => {
  const draw = given(2000);
  const [hanging, next] = await Promise.allSettled([draw("hangs"), draw("skane")]);
  expect(hanging).toMatchObject({ status: "rejected", reason: { name: "AbortError" } });
  expect(next).toEqual({ status: "fulfilled", value: "skane" });
});

test("a thread that fails while nobody waits takes nothing with it", async () => {
  const draw = given();
  expect(await draw("late")).toBe("late");
  await setTimeout(200);
  expect(await draw("skane")).toBe("skane");
});

test("what isn't wanted any more isn't begun", async () => {
  const draw = given();
  const first = draw("skane");
  await expect(draw("hangs", AbortSignal.abort())).rejects.toThrow("aborted");
  expect(await first).toBe("skane");
});
