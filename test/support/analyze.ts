import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { analyzerPath } from "../../operations/engine/shim.ts";
import { VERDICTS } from "../../operations/verdicts.ts";
import type { Verdict } from "../../policies/index.ts";
import type { TestStage } from "./stage.ts";

/** What stock Pulumi says of exported state by our pack. */
export interface Analysis {
  readonly code: unknown;
  readonly said: string;
  readonly verdicts: readonly Verdict[];
}

/**
 * Runs `pulumi policy analyze` over exported state, which has no key to its secrets.
 * @param config of the pack, as `--policy-pack-config` takes it
 */
export async function analyze(stage: TestStage, state: object, config?: object): Promise<Analysis> {
  const { home, packs } = stage;
  const engine = await stage.engine();
  const file = (name: string) => join(home.folder, `analyzed-${name}.json`);
  writeFileSync(file("state"), JSON.stringify(state));
  if (config) writeFileSync(file("config"), JSON.stringify(config));
  const pack = packs.flatMap((folder) => ["--policy-pack", folder]);
  const configured = config ? ["--policy-pack-config", file("config")] : [];
  const words = ["policy", "analyze", "--file", file("state"), ...pack, ...configured, "--color", "never"];
  const path = [...analyzerPath(engine, home.bin, process.env.PATH), process.env.PATH].join(":");
  const child = spawn(engine.command.command, [...words, "--non-interactive"], {
    cwd: home.folder,
    env: {
      ...process.env,
      PATH: path,
      PULUMI_HOME: home.pulumi,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      [VERDICTS]: file("verdicts"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[code], ...said] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  const verdicts = existsSync(file("verdicts")) ? JSON.parse(readFileSync(file("verdicts"), "utf8")) : [];
  return { code, said: said.join("\n"), verdicts };
}
