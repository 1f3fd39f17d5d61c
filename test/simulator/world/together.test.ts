import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openWorld, type Thing, type World } from "../../../simulator/world/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-world-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const journal = () => join(folder, "world.jsonl");
const open = (at = folder) => openWorld(at, () => new Date("2026-11-22T03:00:00Z"));
const place = { partition: "aws", account: "111122223333", region: "eu-south-2" };
const type = "aws:sqs/queue:Queue";

function thing(id: string, count: number): Thing {
  const since = "2026-11-22T03:00:00Z";
  return { ...place, type, id, arn: "", settings: { count }, facts: {}, madeBy: "us", since, until: null };
}

const countOf = (world: World, id: string) => Number(world.get(place, type, id)?.settings.count ?? 0);
const counts = (world: World) => Object.fromEntries(world.all().map(({ id, settings }) => [id, settings.count]));

/** A deed that stands on what it finds: of two that are done at once none may be forgotten. */
function increase(world: World, id: string): void {
  world.transact(() => world.put(thing(id, countOf(world, id) + 1)));
}

/** A process that increases two counts in one deed, and says after each deed how many it has done. */
function writer(id: string, times: number) {
  const source = `
    import { openWorld } from ${JSON.stringify(new URL("../../../simulator/world/index.ts", import.meta.url).href)};
    const world = openWorld(${JSON.stringify(folder)}, () => new Date());
    const thing = (id) => {
      const stands = world.get(${JSON.stringify(place)}, "${type}", id);
      const settings = { count: (stands?.settings.count ?? 0) + 1 };
      return { ...${JSON.stringify(thing("", 0))}, id, settings };
    };
    for (let time = 1; time <= ${times}; time += 1) {
      world.transact(() => { world.put(thing("shared")); world.put(thing("${id}")); });
      process.stdout.write(time + "\\n");
    }`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = 0;
  child.stdout.on("data", (chunk) => {
    told = Number(String(chunk).trim().split("\n").at(-1));
  });
  return { child, told: () => told, ended: once(child, "close") };
}

describe("several processes in one world", () => {
  it("see what the others did, without being told", () => {
    const [one, other] = [open(), open()];
    increase(one, "shared");
    increase(other, "shared");
    one.catchUp();
    expect([countOf(one, "shared"), countOf(other, "shared")]).toEqual([2, 2]);
  });

  it("do a deed again when another came first, and forget neither", () => {
    const [one, other] = [open(), open()];
    let tries = 0;
    one.transact(() => {
      tries += 1;
      const count = countOf(one, "shared");
      if (tries < 4) increase(other, "shared");
      one.put(thing("shared", count + 1));
    });
    expect([tries, counts(one), counts(open())]).toEqual([4, { shared: 4 }, { shared: 4 }]);
  });

  it("leave the world that one alone would have made, however they take turns and come and go", () => {
    const turn = fc.record({
      writer: fc.nat(2),
      id: fc.constantFrom("a", "b", "c"),
      does: fc.constantFrom("increase", "drop", "fail", "reopen"),
      meanwhile: fc.option(fc.constantFrom("a", "b", "c")),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 120 }), (turns) => {
        const here = mkdtempSync(join(folder, "run-"));
        const worlds = [open(here), open(here), open(here)];
        const expected = new Map<string, number>();
        const add = (id: string) => expected.set(id, (expected.get(id) ?? 0) + 1);
        for (const { writer, id, does, meanwhile } of turns) {
          const world = worlds[writer] as World;
          const other = worlds[(writer + 1) % 3] as World;
          let first = true;
          const interrupted = () => {
            if (first && meanwhile !== null) increase(other, meanwhile);
            first = false;
          };
          if (meanwhile !== null) add(meanwhile);
          if (does === "increase") {
            world.transact(() => {
              interrupted();
              world.put(thing(id, countOf(world, id) + 1));
            });
            add(id);
          } else if (does === "drop") {
            world.transact(() => {
              interrupted();
              world.drop(thing(id, 0));
            });
            expected.delete(id);
          } else if (does === "fail") {
            const deed = () => {
              interrupted();
              world.drop(thing(id, 0));
              throw new Error("no");
            };
            expect(() => world.transact(deed)).toThrow("no");
          } else {
            interrupted();
            world.close();
            worlds[writer] = open(here);
          }
        }
        for (const world of [...worlds, open(here)]) {
          world.catchUp();
          expect(counts(world)).toEqual(Object.fromEntries(expected));
          world.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  it("lose nothing that was done and nothing that is half done when one of them is killed", async () => {
    const writers = [writer("one", 300), writer("two", 300), writer("doomed", 1_000_000)];
    const doomed = writers[2];
    await Promise.all(writers.slice(0, 2).map(({ ended }) => ended));
    while ((doomed?.told() ?? 0) === 0) await new Promise((resolve) => doomed?.child.stdout.once("data", resolve));
    doomed?.child.kill("SIGKILL");
    await doomed?.ended;
    const { one, two, doomed: last, shared } = counts(open());
    expect([one, two, shared]).toEqual([300, 300, 600 + Number(last)]);
    expect(Number(last)).toBeGreaterThanOrEqual(doomed?.told() ?? Number.POSITIVE_INFINITY);
  });
});

describe("a journal", () => {
  it("that ends at any byte has lost what was in flight and no more, and goes on from there", () => {
    const world = open();
    for (let time = 0; time < 12; time += 1) increase(world, "shared");
    const whole = readFileSync(journal());
    fc.assert(
      fc.property(fc.nat(whole.length), (bytes) => {
        writeFileSync(journal(), whole);
        truncateSync(journal(), bytes);
        const kept = whole.subarray(0, bytes).filter((byte) => byte === 10).length;
        const left = open();
        expect(countOf(left, "shared")).toBe(kept);
        increase(left, "shared");
        expect([countOf(left, "shared"), countOf(open(), "shared")]).toEqual([kept + 1, kept + 1]);
      }),
    );
  });

  it("that lost what did happen is not read as if it hadn't", () => {
    const world = open();
    for (let time = 0; time < 3; time += 1) increase(world, "shared");
    const lines = readFileSync(journal(), "utf8").split("\n");
    writeFileSync(journal(), [lines[0], "torn", ...lines.slice(2)].join("\n"));
    expect(() => open()).toThrow(/what happened as number 2 is missing/);
  });

  it("is told anew when it has grown long, for those too who have it open, and stays its owner's alone", () => {
    const [world, other] = [open(), open()];
    for (let time = 0; time < 40; time += 1) increase(world, "shared");
    const before = statSync(journal()).size;
    const third = open();
    expect(statSync(journal()).size).toBeLessThan(before / 10);
    for (const each of [world, other, third]) increase(each, "shared");
    expect([counts(third), counts(open())]).toEqual([{ shared: 43 }, { shared: 43 }]);
    expect(readdirSync(folder).map((file) => [file, statSync(join(folder, file)).mode & 0o777])).toEqual([
      ["world.jsonl", 0o600],
    ]);
  });
});
