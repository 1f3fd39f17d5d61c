import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace, type PulumiFn, type Stack } from "@pulumi/pulumi/automation/index.js";
import { obtainEngine } from "../../../operations/engine/index.ts";
import { type Simulator, type SimulatorArgs, startSimulator } from "../../../simulator/index.ts";

/** One program on the real engine in a simulated world of its own. */
export interface Lab {
  readonly simulator: Simulator;
  /** The stack with this program; the same stack at every call. */
  stack(program: PulumiFn): Promise<Stack>;
  close(): Promise<void>;
}

/** Opens a lab in a folder that is gone after `close`. */
export async function openLab(args: Omit<SimulatorArgs, "home"> = {}): Promise<Lab> {
  const home = await mkdtemp(join(tmpdir(), "domicile-lab-"));
  const simulator = await startSimulator({ home, ...args });
  const { command } = await obtainEngine({ say() {}, step() {} });
  return {
    simulator,
    stack: (program) =>
      LocalWorkspace.createOrSelectStack(
        { projectName: "domicile", stackName: "almendro", program },
        {
          pulumiCommand: command,
          pulumiHome: join(home, "pulumi"),
          workDir: home,
          envVars: {
            ...simulator.environment,
            PULUMI_CONFIG_PASSPHRASE: "only in this lab",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
          },
          projectSettings: { name: "domicile", runtime: "nodejs", backend: { url: simulator.state } },
        },
      ),
    close: async () => {
      await simulator.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
