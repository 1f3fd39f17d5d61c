import { measure } from "../measure.ts";
import { figure, type Row, row } from "../table.ts";

/** What the real engine costs with the simulated cloud, against the smallest program with as many resources. */
export function journeys(): Row[] {
  const { told } = measure({ engine: { run: "engine" } }, 1).engine;
  return Object.entries(told)
    .filter(([name]) => name.endsWith("Ms"))
    .map(([name, ms]) => {
      const what = name.replace(/Ms$/, "");
      const least = told[`${what}Least`];
      return row(what, ms, { figures: least ? [figure(ms / least, "× smallest program")] : [] });
    });
}
