import type { Entry } from "../evidence/index.ts";
import { ledgerOf } from "../test/evidence/ledgers.ts";
import { declared } from "../test/stacks/tenants.ts";

/** For each vendor's product the example that bought it. */
const EXAMPLES = {
  OpenHR: "almendro",
  "OP Cloud": "little-acorn",
  OthoMatic: "kade",
  OpenEMR: "cedar-hollow",
  ExorLive: "fjordbevegelse",
};

const HEAD = `# Every promise, and what keeps it

What five vendors promise in public, each judged in the example that bought its product. A promise is kept when every
rule of what it rests on finds something good and nothing bad, and a resource stands behind it; where the last column names
another, that counts for our half. What no rule looks at is never kept. The promises are in \`promises/data\`;
\`npx domicile promises <name>\` says the same of one tenant, with the resources.

This page is written by \`npm run fix\` from the captured examples.
`;

/** The page that says of every promise what keeps it, in which component, and what is left outside. */
export async function promisesPage(): Promise<string> {
  const sections: string[] = [];
  for (const [product, tenant] of Object.entries(EXAMPLES))
    sections.push(section(product, tenant, ledgerOf(await declared(tenant))));
  return [HEAD, ...sections].join("\n");
}

function section(product: string, tenant: string, promises: readonly Entry[]): string {
  const outcomes = [...new Set(promises.map(({ outcome }) => outcome))].sort();
  const tally = outcomes.map((outcome) => `${promises.filter((entry) => entry.outcome === outcome).length} ${outcome}`);
  return [
    `## ${product}, as ${tenant} bought it`,
    "",
    `${promises.length} promises: ${tally.join(", ")}.`,
    "",
    "| promise | outcome | what keeps it | in | left outside |",
    "|---|---|---|---|---|",
    ...promises.map(row),
    "",
  ].join("\n");
}

function row({ promised: { id, says, outside, limit }, outcome, by, resources, because }: Entry): string {
  const left = [outside ? `${outside.to}: ${outside.say}` : "", limit ?? ""].filter((text) => text !== "");
  const judged = outcome === "kept";
  const cells = [
    `\`${id}\` ${says}`,
    outcome,
    judged ? by.map((rule) => `\`${rule}\``).join(", ") : outcome === "outside" ? "" : because,
    judged ? [...new Set(resources.map(componentIn))].sort().join(", ") : "",
    left.join(" "),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** The component of a resource: the nearest above it in its urn; the stack where there is none. */
function componentIn(urn: string): string {
  const types = urn.split("::")[2]?.split("$") ?? [];
  return types.findLast((type) => type.startsWith("domicile:"))?.split(":")[1] ?? "stack";
}
