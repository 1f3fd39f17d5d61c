import { type Measured, measure } from "./measure.ts";
import { type Row, table } from "./table.ts";

const ROUNDS = 5;
const FLEET = 20;
const MEMORY_FLEET = 100;
/** Each takes half a minute: three are enough to tell a drift from chance. */
const ENGINE_FLEET = 3;

/** What a start costs: each case in fresh processes, against the bare import of the Pulumi packages. */
function starts(): Row[] {
  const bare = measure("import", { rounds: ROUNDS });
  const capture = measure("capture", { rounds: ROUNDS });
  const resources = String(capture.told.resources);
  const smallest = measure("smallest", { rounds: ROUNDS, args: [resources] });
  const row = (what: string, { ms, peakMb }: Measured): Row => ({
    what,
    ms,
    peakMb,
    ratios: { "× bare import": ms / bare.ms, "× smallest program": ms / smallest.ms },
  });
  return [
    row("bare import of the Pulumi packages", bare),
    row(`smallest program of ${resources} resources, captured`, smallest),
    row("check", measure("check", { rounds: ROUNDS })),
    row(`capture (${resources} resources)`, capture),
    row("capture and judge", measure("plan", { rounds: ROUNDS })),
  ];
}

/** What a further tenant costs in a process that runs already, and whether memory stays flat. */
function fleets(): Row[] {
  const few = measure("fleet", { rounds: 1, args: [String(FLEET)] });
  const many = measure("fleet", { rounds: 1, args: [String(MEMORY_FLEET)] });
  const row = (count: number, { told, peakMb }: Measured): Row => ({
    what: `capture and judge, each of ${count} further tenants`,
    ms: told.msPerTenant ?? Number.NaN,
    peakMb,
    ratios: {
      "ms a resource": told.msPerResource ?? Number.NaN,
      "× the heap before": (told.heapAfter ?? Number.NaN) / (told.heapBefore ?? Number.NaN),
    },
  });
  return [row(FLEET, few), row(MEMORY_FLEET, many)];
}

/** What the real engine costs with the simulated cloud, against the smallest program with as many resources. */
function journeys(): Row[] {
  const { told } = measure("engine", { rounds: 1, args: [String(ENGINE_FLEET)] });
  return Object.entries(told)
    .filter(([name]) => name.endsWith("Ms"))
    .map(([name, ms]) => {
      const what = name.replace(/Ms$/, "");
      const least = told[`${what}Least`];
      return { what: `engine: ${what}`, ms, peakMb: null, ratios: least ? { "× smallest program": ms / least } : {} };
    });
}

const json = process.argv.includes("--json");
const parts = process.argv.includes("--no-engine") ? [starts, fleets] : [starts, fleets, journeys];
const rows = parts.flatMap((part) => {
  const measured = part();
  if (!json) process.stdout.write(table(measured));
  return measured;
});
if (json) process.stdout.write(`${JSON.stringify({ format: 1, rows }, null, 2)}\n`);
