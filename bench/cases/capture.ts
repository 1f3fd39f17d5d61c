import { captured } from "../planned.ts";

/** One tenant captured from a cold start. */
export async function run(): Promise<Record<string, number>> {
  const { graph } = await captured();
  return { resources: graph.resources.length };
}
