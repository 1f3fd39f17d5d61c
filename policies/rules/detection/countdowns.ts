import { dig, type Graph, ofType, type Resource, referents, type Value } from "../../../graph/index.ts";
import { isSubscribed } from "../../events.ts";
import { json, text, Unproven } from "../../read.ts";
import { lends } from "../../rights.ts";

/** Longest way through a state machine that is followed. */
const STEPS = 50;

/**
 * Seconds after its start at which a state machine tells one of these topics, by name, along the way that a first
 * finding takes. Throws `Unproven` where the definition can't be known, goes in a circle, or waits for something else
 * than a time.
 */
export function readCountdown(machine: Resource, topics: readonly string[]): readonly number[] {
  const definition = json(machine, "definition", "JSON object");
  const tells: number[] = [];
  let elapsed = 0;
  let at = dig(definition, "StartAt");
  for (let step = 0; typeof at === "string"; step += 1) {
    const state = dig(definition, `States.${at}`);
    const type = dig(state, "Type");
    if (step === STEPS || state === undefined) throw new Unproven(`the way through ${machine.name} doesn't end`);
    if (type === "Wait") elapsed += secondsOf(machine, state);
    if (type === "Task" && isTelling(state, topics)) tells.push(elapsed);
    at = dig(state, type === "Choice" ? "Default" : "Next");
  }
  return tells;
}

function secondsOf(machine: Resource, state: Value): number {
  const seconds = dig(state, "Seconds");
  if (typeof seconds === "number") return seconds;
  throw new Unproven(`how long ${machine.name} waits can't be known`);
}

function isTelling(state: Value, topics: readonly string[]): boolean {
  const topic = String(dig(state, "Parameters.TopicArn")).split(":").at(-1) ?? "";
  return String(dig(state, "Resource")).endsWith(":states:::sns:publish") && topics.includes(topic);
}

/** Names of the topics with subscribers that a state machine may tell. */
export function toldBy(graph: Graph, machine: Resource): readonly string[] {
  const topics = ofType(graph, "aws:sns/topic:Topic").filter((topic) => isSubscribed(graph, topic));
  const names = topics.flatMap((topic) => text(topic, "name") ?? []);
  const [role] = referents(graph, machine, "roleArn");
  const tells = { service: "sns", action: "sns:Publish" };
  return names.filter((name) => role && lends(graph, role, "states.amazonaws.com", { ...tells, name }));
}
