import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { downloadEngine } from "../../../operations/engine/download.ts";
import { obtainEngine, type Way } from "../../../operations/engine/index.ts";
import { DIGESTS, fits, pinnedVersion } from "../../../operations/engine/version.ts";
import { silent } from "../../../operations/listener.ts";
import { projectRoot } from "../../../operations/root.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that answers `pulumi version` and nothing else. */
function placeEngine(file: string, version: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho v${version}\n`);
  chmodSync(file, 0o700);
  return file;
}

const made = (version: string): Way => {
  return async (draft) => void placeEngine(join(draft, "bin", "pulumi"), version);
};
const broken = (why: string): Way => {
  return () => Promise.reject(new Error(why));
};
const here = (extra: NodeJS.ProcessEnv = {}) => ({ XDG_CACHE_HOME: folder, PATH: "", ...extra });

test("an engine on PATH that is new enough is taken as it is", async () => {
  const binary = placeEngine(join(folder, "usr", "bin", "pulumi"), "3.251.1");
  const engine = await obtainEngine(silent, { environment: here({ PATH: dirname(binary) }), ways: [] });
  expect([engine.command.command, engine.version.minor]).toEqual([binary, 251]);
});

test("an engine on PATH that is too old is passed over for the next", async () => {
  const old = placeEngine(join(folder, "old", "bin", "pulumi"), "3.248.9");
  const young = placeEngine(join(folder, "young", "bin", "pulumi"), "3.249.0");
  const environment = here({ PATH: `${dirname(old)}:${dirname(young)}` });
  expect((await obtainEngine(silent, { environment, ways: [] })).command.command).toBe(young);
});

test("an engine in a folder of any name can be driven", async () => {
  const binary = placeEngine(join(folder, "shims", "pulumi"), "3.260.0");
  const engine = await obtainEngine(silent, { environment: here({ PATH: dirname(binary) }), ways: [] });
  expect([engine.folder, engine.version.minor]).toEqual([dirname(binary), 260]);
});

test("a named engine that doesn't fit is refused and no other taken in its place", async () => {
  const binary = placeEngine(join(folder, "usr", "bin", "pulumi"), "4.0.0");
  const environment = here({ DOMICILE_PULUMI: binary, PATH: dirname(binary) });
  await expect(obtainEngine(silent, { environment, ways: [made("3.250.0")] })).rejects.toMatchObject({
    name: "BadInput",
    message: `DOMICILE_PULUMI names ${binary}, which is Pulumi 4.0.0: name a Pulumi 3.249 or newer, still 3.x, or unset it.`,
  });
});

test("the first way that works is kept for this user, and not gone again", async () => {
  const environment = here();
  const first = await obtainEngine(silent, { environment, ways: [broken("no network"), made("3.250.0")] });
  const second = await obtainEngine(silent, { environment, ways: [broken("must not be asked")] });
  expect(second.command.command).toBe(first.command.command);
  expect(first.command.command).toBe(join(folder, "domicile", "engine", pinnedVersion(projectRoot), "bin", "pulumi"));
});

test("two processes that obtain it at once both get it, and no draft stays", async () => {
  const environment = here();
  const slow: Way = async (draft) => {
    await new Promise((done) => setImmediate(done));
    await made("3.250.0")(draft);
  };
  const engines = await Promise.all([1, 2, 3].map(() => obtainEngine(silent, { environment, ways: [slow] })));
  expect(new Set(engines.map((engine) => engine.command.command)).size).toBe(1);
  expect(readdirSync(join(folder, "domicile", "engine"))).toEqual([pinnedVersion(projectRoot)]);
});

test("without any engine one error names what was tried and the three ways out", async () => {
  const ways = [broken("get.pulumi.com was silent for 10 seconds"), broken("there is no `go` on PATH")];
  await expect(obtainEngine(silent, { environment: here(), ways })).rejects.toMatchObject({
    name: "Trouble",
    code: "no-engine",
    message:
      "The Pulumi engine could not be had (get.pulumi.com was silent for 10 seconds; there is no `go` on PATH). " +
      "One of three ways helps: install Pulumi 3.249 or newer, still 3.x, on PATH or named by DOMICILE_PULUMI; " +
      "let this machine reach get.pulumi.com, if tools/engine/archives.sha256 knows the archive for it; " +
      "install Go, with a module proxy it can reach, so that the engine can be built here.",
  });
  expect(readdirSync(join(folder, "domicile", "engine"))).toEqual([]);
});

async function serving(listener: RequestListener, use: (address: string) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).finally(() => server.close());
}

/** A list of digests that knows this text as every system's archive of 3.250.0. */
function knowing(archive: string | Buffer): string {
  const digest = createHash("sha256").update(archive).digest("hex");
  const systems = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];
  return systems.map((system) => `${digest}  pulumi-v3.250.0-${system}.tar.gz\n`).join("");
}

/** What the official distribution looks like, with an engine in it that answers. */
function archived(): Buffer {
  const archive = join(folder, "archive.tar.gz");
  placeEngine(join(folder, "pulumi", "pulumi"), "3.250.0");
  placeEngine(join(folder, "pulumi", "pulumi-analyzer-policy-nodejs"), "3.250.0");
  execFileSync("tar", ["-czf", archive, "-C", folder, "pulumi"]);
  return readFileSync(archive);
}

/** What lies in the draft after a download of what a server gives, and the error that it ended with. */
async function downloaded(digests: string, answer: RequestListener): Promise<{ files: string[]; error: unknown }> {
  const draft = join(folder, "draft");
  mkdirSync(join(draft, "bin"), { recursive: true });
  let error: unknown;
  await serving(answer, async (from) => {
    error = await downloadEngine({ version: "3.250.0", from, digests }, draft, silent).catch(({ message }) => message);
  });
  return { files: readdirSync(join(draft, "bin")), error };
}

test("the official archive is unpacked with every program it brings, and isn't kept", async () => {
  const archive = archived();
  const asked: (string | undefined)[] = [];
  const { files, error } = await downloaded(knowing(archive), ({ url }, response) => {
    asked.push(url);
    response.end(archive);
  });
  expect([error, files]).toEqual([undefined, ["pulumi", "pulumi-analyzer-policy-nodejs"]]);
  expect(asked).toEqual([expect.stringMatching(/^\/pulumi-v3\.250\.0-(linux|darwin)-(x64|arm64)\.tar\.gz$/)]);
  expect(readdirSync(join(folder, "draft"))).toEqual(["bin"]);
});

test("an archive that isn't the known one is thrown away before anything of it is unpacked", async () => {
  const { files, error } = await downloaded(knowing("another"), (_, response) => response.end(archived()));
  expect(error).toMatch(
    /^pulumi-v3\.250\.0-.+ from .+ isn't the one that tools\/engine\/archives\.sha256 knows \(SHA-256 [0-9a-f]{64}\); it was thrown away$/,
  );
  expect(files).toEqual([]);
});

test("an archive that nobody has a digest of isn't asked for", async () => {
  let asked = 0;
  const { error } = await downloaded(knowing("").replaceAll("3.250.0", "3.249.0"), (_, response) => {
    asked += 1;
    response.end(archived());
  });
  expect(error).toMatch(
    /^tools\/engine\/archives\.sha256 has no digest of pulumi-v3\.250\.0-.+, so it could not be trusted and is not downloaded$/,
  );
  expect(asked).toBe(0);
});

test("a server without the archive, and an archive that is none, are said in a sentence", async () => {
  const page = "<html>sign in to this network</html>";
  expect(await downloaded(knowing(page), (_, response) => response.writeHead(404).end())).toEqual({
    files: [],
    error: expect.stringMatching(/ answers 404$/),
  });
  expect(await downloaded(knowing(page), (_, response) => response.end(page))).toEqual({
    files: [],
    error: "the downloaded archive can't be unpacked",
  });
});

test("the archives that are known are of the pinned version, each by a whole digest", () => {
  const lines = readFileSync(join(projectRoot, DIGESTS), "utf8").trimEnd().split("\n");
  const version = pinnedVersion(projectRoot).replaceAll(".", "\\.");
  const line = new RegExp(`^[0-9a-f]{64}  pulumi-v${version}-(linux|darwin)-(x64|arm64)\\.tar\\.gz$`);
  expect(lines.filter((each) => !line.test(each))).toEqual([]);
  expect(lines.length).toBeGreaterThan(0);
});

test("versions fit from 3.249 and before 4", () => {
  expect(fits({ major: 3, minor: 248 })).toBe(false);
  expect(fits({ major: 3, minor: 249 })).toBe(true);
  expect(fits({ major: 3, minor: 1000 })).toBe(true);
  expect(fits({ major: 4, minor: 0 })).toBe(false);
  expect(fits({ major: 2, minor: 300 })).toBe(false);
});
