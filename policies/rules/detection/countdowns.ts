import { dig, type Resource, type Value } from "../../../graph/index.ts";
import { json, Unproven } from "../../read.ts";

/** Longest way through a state machine that is followed. */
const STEPS = 50;

/**
 * Seconds after its start at which a state machine tells a topic, along the way that a first finding takes. Throws
 * `Unproven` where the definition can't be known, goes in a circle, or waits for something else than a time.
 */
export function readCountdown(machine: Resource): readonly number[] {
  const definition = json(machine, "definition", "JSON object");
  const tells: number[] = [];
  let elapsed = 0;
  let at = dig(definition, "StartAt");
  for (let step = 0; typeof at === "string"; step += 1) {
    const state = dig(definition, `States.${at}`);
    const type = dig(state, "Type");
    if (step === STEPS || state === undefined) throw new Unproven(`the way through ${machine.name} doesn't end`);
    if (type === "Wait") elapsed += secondsOf(machine, state);
    if (type === "Task" && isTelling(state)) tells.push(elapsed);
    at = dig(state, type === "Choice" ? "Default" : "Next");
  }
  return tells;
}

function secondsOf(machine: Resource, state: Value): number {
  const seconds = dig(state, "Seconds");
  if (typeof seconds === "number") return seconds;
  throw new Unproven(`how long ${machine.name} waits can't be known`);
}

const isTelling = (state: Value): boolean => String(dig(state, "Resource")).endsWith(":states:::sns:publish");
