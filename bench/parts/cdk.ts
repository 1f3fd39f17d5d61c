import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../policies/index.ts";
import { type Measured, measure } from "../measure.ts";
import { root } from "../subject.ts";
import { figure, type Row, row } from "../table.ts";

/** Never dependencies of ours: they come when they are asked for, into a folder of their own. */
const PACKAGES = { "aws-cdk-lib": "2.276.0", "cdk-nag": "3.0.2", constructs: "10.8.1" } as const;
const LICENSE = "Apache-2.0";
const ROUNDS = 3;
const EACH = 50;

/**
 * Fifty homes of ours captured and judged, and fifty of the CDK synthesised and judged by cdk-nag, by turns, all fifty in
 * one process of one thread.
 */
export function cdk(): Row[] {
  const folder = join(root, ".domicile", "cdk");
  const missing = install(folder);
  if (missing !== null) {
    process.stderr.write(`the CDK is left out: ${missing}\n`);
    return [];
  }
  const cases = { ours: { run: "fleet", args: [String(EACH)] }, cdk: { run: "cdk", args: [folder, String(EACH)] } };
  const { ours, cdk } = measure(cases, ROUNDS);
  const { capture = Number.NaN, judge: judged = Number.NaN, resources = Number.NaN } = ours.told;
  const { synth = Number.NaN, judge = Number.NaN, resources: theirs = Number.NaN } = cdk.told;
  const { processor: busy = Number.NaN } = ours.told;
  const { processor = Number.NaN, rules: asked = Number.NaN } = cdk.told;
  const [own, their] = [capture + judged, synth + judge];
  const saying = ({ told }: Measured) =>
    figure((told.bytes ?? Number.NaN) / (told.resources ?? Number.NaN), "bytes said of each");
  return [
    row(`the CDK: a home of ${theirs} resources`, their, {
      peakMb: cdk.peakMb,
      figures: [saying(cdk), figure(their / theirs, "ms a resource"), figure(processor, "ms of processor")],
    }),
    row("of it: synthesising", synth),
    row(`of it: judging, by the ${asked} rules of four packs of cdk-nag`, judge),
    row(`ours: a home of ${resources} resources`, own, {
      peakMb: ours.peakMb,
      figures: [
        saying(ours),
        figure(own / resources, "ms a resource"),
        figure(busy, "ms of processor"),
        figure(own / their, "× the CDK", 1),
        figure(busy / processor, "× the CDK's processor"),
      ],
    }),
    row("of it: capturing", capture),
    row(`of it: judging, by ${rules.length} rules and every proof`, judged, {
      figures: [figure(judged / judge, "× cdk-nag")],
    }),
  ];
}

/** Why the packages can't be had; null when they lie in the folder. */
function install(folder: string): string | null {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: PACKAGES }));
  const words = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  const { status, stderr } = spawnSync("npm", words, { cwd: folder, encoding: "utf8" });
  if (status !== 0) return `npm could not install it (${stderr.trim().split("\n").at(-1) ?? "no reason given"})`;
  const strange = Object.keys(PACKAGES).filter((name) => licenseOf(folder, name) !== LICENSE);
  return strange.length === 0 ? null : `${strange.join(" and ")} is no longer under ${LICENSE}`;
}

const licenseOf = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).license;
