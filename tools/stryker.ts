// Makes each line of the judge, the proofs and the rules wrong, one at a time and a family at a time, asks the family's own
// tests whether they notice, and writes the scores into docs/stryker.md. `npm run stryker -- --help`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { type Asked, readAsked, usage } from "./stryker/asked.ts";
import { misused, stopped } from "./usage.ts";

const PAGE = "docs/stryker.md";
const ROW = /^\| `policies\/.*\n/gm;
const HEAD = "|---|---|---|---|---|---|---|\n";

/** Tests that don't name the family and were written for it: of a proof, they ask through a rule that rests on it. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  "policies/judge": ["test/policies/judge.test.ts", "test/policies/waivers.test.ts"],
  "policies/proofs/calendar": ["test/policies/rules/backup.test.ts"],
  "policies/proofs/reachability": ["test/policies/rules/network.test.ts"],
  "policies/proofs/residency": ["test/policies/rules/residency.test.ts", "test/policies/rules/places.test.ts"],
};
const FAMILY = /^policies\/(judge|(proofs|rules)\/\w+)(?=\/.*\.ts$)/;
/** They judge whole tenants, or compare the proof with somebody else's answers. */
const WHOLE = /\/(examples|pairs)\.test|\/(kernel|walker)\//;

const tests = under("test/policies").filter((file) => file.endsWith(".test.ts") && !WHOLE.test(file));
const sources = under("policies").filter((file) => FAMILY.test(file));
const families = [...new Set(sources.flatMap((file) => FAMILY.exec(file)?.[0] ?? []))];

const asked = askedFor();
if (asked === null) console.log(usage(families));
else await askAll(asked);

/** Stryker keeps nothing of a family that isn't asked about to its end, and lets whoever stops it believe that all is well. */
async function askAll({ families: named, ...how }: Asked): Promise<void> {
  let family = "";
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () =>
      stopped(`Stopped half way through ${family}: nothing of it is kept. Ask about it again.`),
    );
  for (family of named) write(family, await scoreOf(family, how));
}

function askedFor(): Asked | null {
  try {
    return readAsked(families);
  } catch (error) {
    return misused((error as Error).message);
  }
}

/** Asks about what changed since the family was last asked about, and says how all of it stands. */
async function scoreOf(
  family: string,
  { concurrency }: Pick<Asked, "concurrency">,
): Promise<readonly (string | number)[]> {
  const kept = `.domicile/${family.replace("policies", "stryker")}`;
  const results = await new Stryker({
    mutate: [`${family}/**/*.ts`],
    testFiles: testsOf(family),
    ...(concurrency !== undefined && { concurrency }),
    incrementalFile: `${kept}/incremental.json`,
    jsonReporter: { fileName: `${kept}/report.json` },
    htmlReporter: { fileName: `${kept}/report.html` },
  }).runMutationTest();
  const count = (...statuses: readonly string[]) => results.filter(({ status }) => statuses.includes(status)).length;
  const [noticed, late, missed] = [count("Killed"), count("Timeout"), count("Survived", "NoCoverage")];
  const all = noticed + late + missed;
  return [all, noticed, late, missed, `${((100 * (noticed + late)) / all).toFixed(1)} %`];
}

/** Those that name the family or one of its rules. */
function testsOf(family: string): string[] {
  const rules = sources.filter((file) => file.startsWith(`${family}/`) && file.includes("-"));
  const names = [`${family}/`, ...rules.map((file) => `"${basename(file, ".ts")}"`)];
  const naming = tests.filter((file) => names.some((name) => readFileSync(file, "utf8").includes(name)));
  return [...new Set([...naming, ...(OTHERS[family] ?? [])])];
}

function under(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`);
}

function write(family: string, score: readonly (string | number)[]): void {
  const page = readFileSync(PAGE, "utf8");
  const others = (page.match(ROW) ?? []).filter((row) => !row.includes(`\`${family}\``));
  const day = new Date().toISOString().slice(0, 10);
  const rows = [...others, `| \`${family}\` | ${[day, ...score].join(" | ")} |\n`].sort();
  writeFileSync(PAGE, page.replaceAll(ROW, "").replace(HEAD, HEAD + rows.join("")));
}
