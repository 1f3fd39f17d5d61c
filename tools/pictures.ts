import { openStage, picture } from "../operations/index.ts";

/** The picture of an example, as the pages show it. */
export async function examplePicture(tenant: string): Promise<string> {
  const stage = await openStage({ simulate: true, listener: { say: () => {}, step: () => {} } });
  const { svg } = await picture(tenant, stage, null);
  if (svg === null) throw new Error(`${tenant} is refused: there is nothing to draw`);
  return svg;
}
