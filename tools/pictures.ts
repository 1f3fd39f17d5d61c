import { draw } from "../evidence/index.ts";
import { declared } from "../test/stacks/tenants.ts";

/** The picture of an example, as the pages show it. */
export const examplePicture = async (tenant: string): Promise<string> => draw(await declared(tenant));
