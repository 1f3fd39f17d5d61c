import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openSimulated } from "../../operations/world.ts";
import type { Faults } from "../../simulator/index.ts";
import type { TestStage } from "./stage.ts";

/** A moment in the making or ending of things. */
interface Point {
  readonly method: "create" | "delete";
  /** Last word of the type: `Vpc`. @default whatever it is */
  readonly type?: string;
  /** Which of these calls, counted from 1. @default 1 */
  readonly nth?: number;
  /** Whether the deed is done by then. */
  readonly done: boolean;
}

/** A stage whose engine is killed (-9) at a point of its next run. */
interface Doomed extends TestStage {
  /** What was being made or ended when the engine was killed: its type and name; undefined while it lives. */
  struck(): string | undefined;
}

export function killedAt(stage: TestStage, point: Point): Doomed {
  let seen = 0;
  let struck: string | undefined;
  const moment = point.done ? "after" : "before";
  const faults: Faults = ({ method, type, name }, when) => {
    const word = type.split(":").at(-1);
    if (struck || when !== moment || method !== point.method || (point.type ?? word) !== word) return;
    seen += 1;
    if (seen < (point.nth ?? 1)) return;
    struck = `${word} ${name}`;
    process.kill(enginePid(stage), "SIGKILL");
    if (!point.done) throw new Error("nobody is listening any more");
  };
  return { ...stage, world: () => openSimulated(stage.home, faults), struck: () => struck };
}

/** The engine writes itself down as who holds the lock of the stack. */
function enginePid({ home }: TestStage): number {
  const locks = join(home.folder, "state", ".pulumi", "locks", "organization", "domicile", "almendro");
  const [lock = ""] = readdirSync(locks);
  return JSON.parse(readFileSync(join(locks, lock), "utf8")).pid;
}
