import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDrafts } from "../../operations/drafting/index.ts";
import { projectRoot } from "../../operations/root.ts";

let home: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "domicile-desk-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(home, { recursive: true });
});

function start(...words: string[]) {
  const started = spawn(process.execPath, [join(projectRoot, "bin", "domicile.mjs"), "desk", ...words], {
    env: { ...process.env, DOMICILE_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child = started;
  const said = { answer: "", beside: "" };
  started.stdout.on("data", (chunk) => {
    said.answer += chunk;
  });
  started.stderr.on("data", (chunk) => {
    said.beside += chunk;
  });
  return { said, started, printed: once(started.stdout, "data"), ended: once(started, "close") };
}

test("the desk says its address in one line, and ends cleanly when asked", async () => {
  const { said, started, printed, ended } = start();
  await printed;
  expect(said.answer).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
  expect((await fetch(said.answer.trim())).status).toBe(200);
  started.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  expect(said.answer.split("\n")).toHaveLength(2);
});

test("a port that is taken is said so, and nothing is served", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const { said, ended } = start("--port", String(port));
  expect(await ended).toEqual([2, null]);
  expect(said).toEqual({ answer: "", beside: expect.stringContaining(`Port ${port} is taken`) });
  other.close();
});

test("what was typed before the desk was killed is there when it is opened again", async () => {
  const { said, started, printed, ended } = start();
  await printed;
  const origin = said.answer.trim().replace(/\/$/, "");
  const typed = async (path: string, name: string, version: number) => {
    const body = new URLSearchParams({ name, version: String(version) });
    const answer = await fetch(`${origin}${path}`, {
      method: "POST",
      body,
      headers: { origin, accept: "application/json" },
    });
    return (await answer.json()) as { id: string; version: number };
  };
  const { id } = await typed("/drafts", "s", 0);
  await typed(`/drafts/${id}`, "su", 1);
  const last = typed(`/drafts/${id}`, "sun", 2).catch(() => undefined);
  started.kill("SIGKILL");
  await Promise.all([last, ended]);
  const kept = openDrafts({ folder: home }).get(id);
  expect(["su", "sun"]).toContain(kept?.draft.name);
  expect(kept?.version).toBe(kept?.draft.name === "sun" ? 3 : 2);
});
