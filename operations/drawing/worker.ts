import { parentPort } from "node:worker_threads";
import { draw } from "../../evidence/index.ts";
import { declareTenant, type TenantInput } from "../../stacks/index.ts";
import { captureTenant } from "../plan.ts";
import { projectRoot } from "../root.ts";

// Answers each home with its picture. What it throws ends the thread, and whoever waits for it hears why.
parentPort?.on("message", async (home: TenantInput) => {
  const graph = await captureTenant(projectRoot, home, (input) => declareTenant(input).outputs);
  parentPort?.postMessage(draw({ graph, settled: home.settled }));
});
