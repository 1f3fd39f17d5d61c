import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copies } from "../subject.ts";
import { processorMs } from "../timed.ts";

const WARM = 3;
const PACKS = ["AwsSolutionsChecks", "HIPAASecurityChecks", "NIST80053R5Checks", "PCIDSS321Checks"];
/** A stack of CloudFormation's holds 500 resources; a home in two would take the CDK longer. */
const UNLIMITED = { "@aws-cdk/core:stackResourceLimit": 0 };

interface Construct {
  readonly node: object;
}

interface Cdk {
  readonly App: new (options: {
    readonly outdir: string;
    readonly context: object;
  }) => Construct & { synth(): unknown };
}

interface Pack {
  applyRule(params: { readonly rule: unknown }): void;
  validateScope(scope: Construct): { readonly violations: readonly unknown[] };
}

/**
 * As many homes synthesised by the CDK and judged by four packs of cdk-nag in one process: what a further one costs.
 * @param folder where aws-cdk-lib and cdk-nag are installed
 */
export async function run(folder: string, count: string): Promise<Record<string, number>> {
  // Its own look at the templates says in the terminal, for every home anew, what cdk-nag is measured to find.
  process.env.CDK_VALIDATION = "false";
  const load = createRequire(join(folder, "package.json"));
  const { declareHome } = createRequire(import.meta.url)("../cdk/home.cjs");
  const cdk: Cdk = load("aws-cdk-lib");
  const nag: Record<string, new () => Pack> = load("cdk-nag");
  const outdir = mkdtempSync(join(tmpdir(), "domicile-bench-"));
  const told = { resources: 0, bytes: 0, rules: 0, synth: 0, judge: 0, processor: 0, violations: 0 };
  copies(Number(count) + WARM).forEach((name, index) => {
    const processorBefore = processorMs();
    const started = performance.now();
    const app = new cdk.App({ outdir, context: UNLIMITED });
    declareHome(cdk, app, name);
    app.synth();
    const synthesised = performance.now();
    const violations = packs(nag).flatMap((pack) => pack.validateScope(app).violations);
    const judged = performance.now();
    if (index === 0) told.rules = packs(nag).reduce((all, pack) => all + rulesAsked(pack, app), 0);
    if (index < WARM) return;
    told.processor += (processorMs() - processorBefore) / Number(count);
    told.synth += (synthesised - started) / Number(count);
    told.judge += (judged - synthesised) / Number(count);
    const said = declared(join(outdir, `${name}.template.json`));
    told.resources = said.length;
    told.bytes = said.reduce((all, { Properties = {} }) => all + JSON.stringify(Properties).length, 0);
    told.violations = violations.length;
  });
  rmSync(outdir, { recursive: true });
  return told;
}

function declared(template: string): { readonly Properties?: object }[] {
  return Object.values(JSON.parse(readFileSync(template, "utf8")).Resources);
}

function packs(nag: Record<string, new () => Pack>): Pack[] {
  return PACKS.map((name) => {
    const Pack = nag[name];
    if (Pack === undefined) throw new Error(`cdk-nag has no ${name}`);
    return new Pack();
  });
}

/** How many rules a pack asks of each resource. */
function rulesAsked(pack: Pack, scope: Construct): number {
  const asked = new Set<unknown>();
  pack.applyRule = ({ rule }) => void asked.add(rule);
  pack.validateScope(scope);
  return asked.size;
}
