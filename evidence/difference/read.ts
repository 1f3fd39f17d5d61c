import { z } from "zod";
import { OUTCOMES } from "../../policies/index.ts";
import { BadInput, problemOf } from "../../spec/index.ts";
import type { Side } from "./side.ts";

const FILE = "verdicts.json";
/** Bytes of the longest one that is read: ten times what a large tenant comes to. */
const LONGEST = 10_000_000;

const plain = z
  .string()
  .max(1000)
  .regex(/^[\x20-\x7e]*$/, "must be plain text");
const day = z.iso.date("must be a day such as 2026-11-22");

const shape = z.object({
  format: z.literal(1, "must be 1, the format that this version reads"),
  tenant: plain,
  judged: z.enum(["plan", "deployed"]),
  at: day,
  commit: plain.nullable(),
  stack: plain,
  rules: z.array(z.object({ rule: plain, digest: plain })),
  types: z.array(plain),
  resources: z.array(z.tuple([z.int().nonnegative(), plain], z.unknown())),
  verdicts: z.array(
    z.object({ rule: plain, outcome: z.enum(OUTCOMES), resources: z.array(z.int().nonnegative()).nullable() }),
  ),
});

/**
 * The judgement that somebody's evidence tells of. It may be from anywhere: what it says is believed no more than its
 * signature is worth, and nothing of it is run, followed or printed but plain text.
 * @param text of its `verdicts.json`
 * @throws BadInput with every problem of it, the first of each twenty
 */
export function readSide(text: string): Side {
  if (text.length > LONGEST) throw wrong(["it is longer than any evidence is"]);
  const read = shape.safeParse(parsed(text));
  if (!read.success)
    throw wrong(read.error.issues.map(({ path, message }) => `${path.join(".") || "all of it"}: ${message}`));
  const { rules, types, resources, verdicts, stack, ...about } = read.data;
  const lost = verdicts.flatMap(({ resources: at }) => at ?? []).filter((place) => place >= resources.length);
  if (lost.length > 0) throw wrong([`it lists ${resources.length} resources, and speaks of number ${lost[0]}`]);
  const untyped = resources.find(([type]) => type >= types.length);
  if (untyped) throw wrong([`it lists ${types.length} types, and speaks of number ${untyped[0]}`]);
  const urns = resources.map(([type, name]) => `${stack}${types[type]}::${name}`);
  return {
    ...about,
    digests: new Map(rules.map(({ rule, digest }) => [rule, digest])),
    verdicts: verdicts.flatMap(({ rule, outcome, resources: at }) =>
      (at ?? [null]).map((place) => ({ rule, outcome, resource: place === null ? null : (urns[place] ?? null) })),
    ),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(["it is no JSON"]);
  }
}

function wrong(says: readonly string[]): BadInput {
  const problems = says
    .slice(0, 20)
    .map((say) => problemOf(`${FILE} isn't what prove writes: ${say}.`, { file: FILE }));
  return new BadInput("bad-bundle", problems);
}
