import { existsSync, statSync } from "node:fs";
import { CHANGES, checkBundle, differenceOf, readSide, type Side, tally } from "../evidence/index.ts";
import { badInput } from "../spec/index.ts";
import { assess } from "./assess.ts";
import { filesIn, noBundle } from "./evidence.ts";
import { takeOrder } from "./order.ts";
import type { Against } from "./shapes/index.ts";
import { trustedKeys } from "./signing/index.ts";
import type { Stage } from "./stage.ts";

/** Another judgement, and what its word is worth. */
export interface Other {
  readonly side: Side;
  readonly signed: Against["signed"];
}

/**
 * What to compare with: evidence of another day, commit or tenant where a folder is named, else another tenant, judged now.
 * @throws BadInput when it is neither, or isn't whole
 */
export async function readOther(
  named: string,
  stage: Stage,
  { judged, at }: { readonly judged: Against["judged"]; readonly at: Date },
): Promise<Other> {
  if (existsSync(named) && statSync(named).isDirectory()) return readBundle(named);
  const taken = takeOrder(stage.root, named, judged === "plan" ? at : null);
  if ("placed" in taken) return { side: await assess(taken.placed, stage, { judged, at }), signed: null };
  const say = `${taken.name} can't be compared with: the law says no to it; domicile check ${named} says why.`;
  throw badInput("refused-other", say, { found: named });
}

function readBundle(folder: string): Other {
  const files = filesIn(folder);
  const text = files.get("verdicts.json");
  if (text === undefined) throw noBundle(folder);
  const checked = checkBundle(files, trustedKeys(undefined));
  const side = readSide(Buffer.from(text).toString("utf8"));
  if ("fault" in checked) {
    if (checked.fault === "no-bundle") throw noBundle(folder);
    return { side, signed: "untrusted" };
  }
  return { side, signed: checked.differs.length === 0 ? "trusted" : "differs" };
}

/** What isn't as it was, or as it is elsewhere. */
export function against({ side, signed }: Other, is: Side): Against {
  const { tenant, judged, at, commit } = side;
  const found = differenceOf(side, is);
  const changes = found.map(({ resources, ...each }) => ({ ...each, resources: resources && [...resources] }));
  const each = found.flatMap(({ change, resources }) => (resources ?? [null]).map(() => ({ outcome: change })));
  return { tenant, judged, at, commit, signed, counts: tally(CHANGES, each), changes };
}
