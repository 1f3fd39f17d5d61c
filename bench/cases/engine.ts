import { openProject } from "../project.ts";
import { copies, TENANT } from "../subject.ts";

/**
 * One tenant's life on the real engine and the simulated cloud, the same of the smallest program with as many
 * resources, and `count` further copies of the tenant brought up one after another, by the names of the deeds.
 */
export async function run(count: string): Promise<Record<string, number>> {
  const names = copies(Number(count));
  const project = await openProject([TENANT, ...names]);
  try {
    const told: Record<string, number> = {};
    const resources = await project.tenant(TENANT, (deed, ms) => note(told, `${deed}Ms`, ms));
    await project.smallest(resources, (deed, ms) => note(told, `${deed}Least`, ms));
    const started = performance.now();
    for (const name of names) await project.bringUp(name);
    if (names.length > 0)
      told[`up, each of ${count} copies, previewed and judgedMs`] = (performance.now() - started) / names.length;
    return told;
  } finally {
    project.close();
  }
}

function note(told: Record<string, number>, name: string, ms: number): void {
  told[name] = ms;
}
