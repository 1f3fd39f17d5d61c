import { z } from "zod";

const METHODS = ["create", "read", "update", "delete"] as const;
const KINDS = ["throttle", "fail", "die", "lose", "stall", "slow"] as const;
const text = z.string("takes text").min(1, "takes text");
const count = z.int("takes a whole number from 1 on").min(1, "takes a whole number from 1 on");

/** One thing that goes wrong, and the calls that it befalls: those on which all of type, name, urn and method agree. */
const faultSchema = z.strictObject({
  /**
   * - `throttle`: the cloud says "too often"; the provider asks again until it gives up
   * - `fail`: the cloud says no, and nothing is done
   * - `die`: the provider is gone in mid-call, the deed not done; whatever it is asked afterwards reaches nobody
   * - `lose`: the deed is done, and the connection breaks before the answer arrives
   * - `stall`: the deed is done, and waiting for it to be ready takes too long; the engine knows its id
   * - `slow`: the answer takes its time
   */
  fault: z.enum(KINDS, `takes one of ${KINDS.join(", ")}`),
  /** Pulumi token, or its last word: `aws:ec2/vpc:Vpc` or `Vpc`. */
  type: text.optional(),
  /** The resource's name in the program. */
  name: text.optional(),
  urn: text.optional(),
  method: z.enum(METHODS, `takes one of ${METHODS.join(", ")}`).optional(),
  /** The first of these calls that it befalls, counted from 1. @default 1 */
  nth: count.optional(),
  /**
   * How many of these calls it befalls from there on; of `throttle`, how many answers.
   * @default 1; of `throttle`, as many as make the provider give up once
   */
  times: z.union([z.literal("always"), count], 'takes a whole number from 1 on, or "always"').optional(),
  /** What the cloud says no with, as `Code: sentence`. Only with `fail`. @default that it is unavailable */
  says: text.optional(),
  /** How long the answer takes, in seconds. Only with `slow`. @default 2 */
  seconds: z.number("takes a number of seconds").positive("takes a number of seconds above 0").optional(),
});

export type Fault = z.infer<typeof faultSchema>;

/** A list of faults that can't be understood: one sentence each. */
export class UnfitFaults extends Error {
  override readonly name = "UnfitFaults";
  readonly says: readonly string[];

  constructor(says: readonly string[]) {
    super(says.join("\n"));
    this.says = says;
  }
}

/** Reads a JSON list of faults; throws `UnfitFaults` with all that is wrong with it. */
export function readFaults(json: string): readonly Fault[] {
  const read = z.array(faultSchema, "is no list").safeParse(parsed(json));
  if (read.success) return read.data;
  throw new UnfitFaults(read.error.issues.map((issue) => `${placeOf(issue.path)} ${wrong(issue)}.`));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UnfitFaults(['What describes the faults is no JSON; one reads [{"fault":"fail","type":"Vpc"}].']);
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  const [index, ...fields] = path;
  if (index === undefined) return "What describes the faults";
  return [`Fault ${Number(index) + 1}`, ...fields.map(String)].join(", ");
}

function wrong(issue: z.core.$ZodIssue): string {
  if (issue.code !== "unrecognized_keys") return issue.message;
  return `knows no ${issue.keys.join(", ")}; it may say ${Object.keys(faultSchema.shape).join(", ")}`;
}
