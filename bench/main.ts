import { cdk } from "./parts/cdk.ts";
import { desks } from "./parts/desks.ts";
import { fleets } from "./parts/fleets.ts";
import { growth } from "./parts/growth.ts";
import { journeys } from "./parts/journeys.ts";
import { packs } from "./parts/packs.ts";
import { starts } from "./parts/starts.ts";
import { type Row, table } from "./table.ts";

interface Part {
  readonly title: string;
  readonly take: () => readonly Row[];
}

const OPTIONS = ["--cdk", "--no-engine", "--json"];

const given = process.argv.slice(2);
const unknown = given.filter((word) => !OPTIONS.includes(word));
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(", ")}; there are: ${OPTIONS.join(", ")}.\n`);
  process.exit(2);
}
const has = (option: string): boolean => given.includes(option);
const parts: readonly Part[] = [
  { title: "A first run, from the start of the process", take: starts },
  { title: "A process that runs already", take: fleets },
  { title: "The policy pack, until the engine has its port", take: packs },
  { title: "A keystroke at the desk, until what it comes to is painted", take: desks },
  { title: "A plan that grows tenfold", take: growth },
  ...(has("--cdk") ? [{ title: "Beside the AWS CDK and cdk-nag, in turns", take: cdk }] : []),
  ...(has("--no-engine") ? [] : [{ title: "The real engine, on the simulated cloud", take: journeys }]),
];
const taken = parts.map(({ title, take }) => {
  const rows = take();
  if (!has("--json") && rows.length > 0) process.stdout.write(table(title, rows));
  return { title, rows };
});
if (has("--json")) process.stdout.write(`${JSON.stringify({ format: 2, parts: taken }, null, 2)}\n`);
