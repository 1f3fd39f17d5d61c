import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openSimulated } from "../../operations/world.ts";
import type { Faults } from "../../simulator/index.ts";
import { startedBy } from "./processes.ts";
import { signal } from "./signal.ts";
import type { TestStage } from "./stage.ts";

/** A point of a run: just before or after the cloud made a thing, which is given as its type's last word and its name. */
export interface Point {
  readonly moment: "before" | "after";
  readonly thing: string;
  /** What the cloud does to it. @default "create" */
  readonly deed?: "create" | "delete";
}

/** A stage whose engine is killed (-9) at a point of its next run. */
interface Doomed extends TestStage {
  /** Processes that the engine had started when it was killed; undefined while it lives. */
  struck(): readonly number[] | undefined;
}

/**
 * @param inHand what the engine is at when it is killed, given as a point's thing: made or read, and any change
 * unanswered
 */
export function killedAt(stage: TestStage, { moment, thing, deed = "create" }: Point, inHand?: string): Doomed {
  let struck: readonly number[] | undefined;
  const [seen, see] = signal();
  const [over, end] = signal();
  const faults: Faults = async ({ method, type, name }, when) => {
    const called = `${type.split(":").at(-1)} ${name}`;
    if (called === inHand && when === "after") see();
    if (called === inHand && !struck && UNANSWERED.includes(`${when} ${method}`)) await over;
    if (struck || when !== moment || method !== deed || thing !== called) return;
    if (inHand) await seen;
    const engine = enginePid(stage);
    struck = startedBy(engine);
    process.kill(engine, "SIGKILL");
    end();
    if (moment === "before") throw new Error("nobody is listening any more");
  };
  return { ...stage, world: () => openSimulated(stage.home, faults), struck: () => struck };
}

/** What is done and not told, or asked for and not done. */
const UNANSWERED = ["after create", "before update"];

/** The engine writes itself down as who holds the lock of the stack. */
function enginePid({ home }: TestStage): number {
  const locks = join(home.folder, "state", ".pulumi", "locks", "organization", "domicile", "almendro");
  const [lock = ""] = readdirSync(locks);
  return JSON.parse(readFileSync(join(locks, lock), "utf8")).pid;
}
