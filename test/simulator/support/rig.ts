import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Faults, type Simulator, startSimulator } from "../../../simulator/index.ts";
import { type Client, connect, type Properties } from "./client.ts";

/** A simulated world of its own, and providers that lead into it, called as the engine calls them. */
export interface Rig {
  /** The world as it runs now: another one after `restart`. */
  simulator(): Simulator;
  /** An aws provider of an account and region. */
  aws(account?: string, region?: string): Promise<Client>;
  /** A provider by its package and configuration. */
  provider(name: string, config: Properties): Promise<Client>;
  /** Ends the simulator and starts it anew on the same folder. */
  restart(): Promise<void>;
  /** Moves the world's clock. */
  pass(days: number): void;
  close(): Promise<void>;
}

const day = 24 * 60 * 60 * 1000;

/** Opens a rig at noon of 2026-11-22, in a folder that is gone after `close`. */
export async function openRig(faults: Faults = () => {}): Promise<Rig> {
  const home = await mkdtemp(join(tmpdir(), "domicile-rig-"));
  let time = Date.parse("2026-11-22T12:00:00Z");
  const start = () => startSimulator({ home, faults, now: () => new Date(time) });
  let simulator = await start();
  let clients: Client[] = [];
  const provider = async (name: string, config: Properties) => {
    const listed = simulator.environment.PULUMI_DEBUG_PROVIDERS?.split(",") ?? [];
    const port = listed.find((entry) => entry.startsWith(`${name}:`))?.split(":")[1];
    const client = connect(Number(port));
    clients.push(client);
    await client.configure(config);
    return client;
  };
  const hangUp = async () => {
    for (const client of clients) client.close();
    clients = [];
    await simulator.close();
  };
  return {
    simulator: () => simulator,
    aws: (account = "111122223333", region = "eu-south-2") => provider("aws", awsConfig(account, region)),
    provider,
    restart: async () => {
      await hangUp();
      simulator = await start();
    },
    pass: (days) => {
      time += days * day;
    },
    close: async () => {
      await hangUp();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** An aws provider's configuration, nested parts as the engine sends them. */
export function awsConfig(account: string, region: string): Properties {
  const roleArn = `arn:aws:iam::${account}:role/domicile-deployer`;
  return { region, assumeRoles: JSON.stringify([{ roleArn }]), allowedAccountIds: JSON.stringify([account]) };
}
