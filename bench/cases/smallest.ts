import { capture } from "../../graph/index.ts";
import { smallest } from "../smallest.ts";

/** The smallest program with as many resources, captured: what registering them costs by itself. */
export async function run(count: string): Promise<void> {
  await capture(smallest(Number(count)), { project: "smallest", stack: "smallest" });
}
