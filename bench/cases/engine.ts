import { openProject } from "../project.ts";

/**
 * One tenant's life on the real engine and the simulated cloud, and the same of the smallest program with as many
 * resources, by the names of the deeds.
 */
export async function run(): Promise<Record<string, number>> {
  const project = await openProject();
  try {
    const told: Record<string, number> = {};
    const resources = await project.tenant((deed, ms) => note(told, `${deed}Ms`, ms));
    await project.smallest(resources, (deed, ms) => note(told, `${deed}Least`, ms));
    return told;
  } finally {
    project.close();
  }
}

function note(told: Record<string, number>, name: string, ms: number): void {
  told[name] = ms;
}
