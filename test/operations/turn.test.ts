import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inTurn, takeTurn } from "../../operations/turn.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-turn-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that has ended: nobody has its number now. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "close");
  return child.pid ?? Number.NaN;
}

function leave(turn: number, pid: number, host = hostname()): void {
  const holder = { pid, username: "ada", hostname: host, timestamp: "2026-11-22T05:12:44Z" };
  writeFileSync(join(folder, String(turn)), JSON.stringify(holder));
}

const release = (turn: ReturnType<typeof takeTurn>) => "release" in turn && turn.release();

test("who has the turn is said to whoever asks, and it is free again when it is released", () => {
  const first = takeTurn(folder);
  expect(takeTurn(folder)).toEqual({
    holder: { pid: process.pid, username: userInfo().username, hostname: hostname(), timestamp: expect.any(String) },
    file: join(folder, "1"),
  });
  release(first);
  expect(takeTurn(folder)).toEqual({ release: expect.any(Function) });
  expect(readdirSync(folder)).toEqual(["2"]);
});

test("a turn whose owner is proven dead is free", async () => {
  leave(7, await deadProcess());
  expect(takeTurn(folder)).toEqual({ release: expect.any(Function) });
  expect(readdirSync(folder)).toEqual(["8"]);
});

test("a turn whose owner is on another machine is never judged dead", async () => {
  leave(7, await deadProcess(), "elsewhere");
  expect(takeTurn(folder)).toMatchObject({ holder: { username: "ada", hostname: "elsewhere" } });
});

test("a turn is given up when others have meanwhile had later ones", () => {
  leave(3, process.pid);
  writeFileSync(join(folder, "4"), "");
  release(takeTurn(folder));
  expect(readdirSync(folder)).toEqual(["5"]);
});

test("a turn is released when what was done in it fails", async () => {
  await expect(inTurn(folder, "acorn", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await inTurn(folder, "acorn", async () => "yes")).toBe("yes");
});

test("nobody waits for ever for a machine that may be no more", async () => {
  leave(7, 1234, "elsewhere");
  await expect(inTurn(folder, "acorn", async () => "yes", 10)).rejects.toMatchObject({
    code: "locked",
    problems: [
      {
        say:
          "ada on elsewhere (process 1234) has been at work on acorn since 2026-11-22 05:12 UTC: wait until that has " +
          `ended, then run again. If you know that it is gone for good, delete ${join(folder, "7")}.`,
      },
    ],
  });
});

test("a turn that doesn't say whose it is may be somebody's, and is said with what to do about it", async () => {
  for (const torn of [
    '{"pid":12',
    "[]",
    "null",
    "not ours",
    '{"pid":1,"username":"ada","hostname":"x","timestamp":"?"}',
  ]) {
    writeFileSync(join(folder, "7"), torn);
    expect(takeTurn(folder)).toEqual({ holder: null, file: join(folder, "7") });
  }
  await expect(inTurn(folder, "acorn", async () => "yes", 10)).rejects.toMatchObject({
    code: "locked",
    message:
      `Somebody may be at work on acorn: ${join(folder, "7")} says so, and not who, as after a machine went down. ` +
      "If you know that nobody is, delete it.",
  });
});

test("processes take their turns one after the other, and go on when one is killed in its own", async () => {
  const count = join(folder, "count.txt");
  writeFileSync(count, "0");
  const source = (times: number, deed: string) => `
    import { readFileSync, writeFileSync } from "node:fs";
    import { setTimeout } from "node:timers/promises";
    import { inTurn } from ${JSON.stringify(new URL("../../operations/turn.ts", import.meta.url).href)};
    for (let time = 0; time < ${times}; time += 1) await inTurn(${JSON.stringify(join(folder, "turns"))}, "acorn", async () => {
      const before = Number(readFileSync(${JSON.stringify(count)}, "utf8"));
      ${deed}
      writeFileSync(${JSON.stringify(count)}, String(before + 1));
    });`;
  const run = async (code: string) => {
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { stdio: "inherit" });
    const [, signal] = await once(child, "close");
    return signal;
  };
  const swift = source(12, "await setTimeout(1);");
  const doomed = source(1, 'process.kill(process.pid, "SIGKILL"); await setTimeout(1000);');
  expect(await Promise.all([run(swift), run(doomed), run(swift), run(swift)])).toEqual([null, "SIGKILL", null, null]);
  expect(readFileSync(count, "utf8")).toBe("36");
});
