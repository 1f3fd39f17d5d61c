import { type Assessment, bundleOf, headline, keyIdOf, PROMISES, tally } from "../evidence/index.ts";
import { OUTCOMES } from "../policies/index.ts";
import { against, readOther } from "./against.ts";
import { assess } from "./assess.ts";
import { dayOf, startOf } from "./day.ts";
import { evidenceFolder } from "./evidence-folder.ts";
import { takeOrder } from "./order.ts";
import type { Against, ProveResult } from "./shapes/index.ts";
import { signerOf } from "./signing/index.ts";
import type { Stage } from "./stage.ts";

export interface ProveOptions {
  /** Folder the evidence goes into, new or empty. @default one of this checkout's own, named after tenant and day */
  readonly out?: string | undefined;
  /** Day of the judgement, such as `2026-11-22`. @default today, in UTC */
  readonly at?: string | undefined;
  /** File of the private key that signs. @default what `DOMICILE_SIGNING_KEY` holds or names, else this user's own */
  readonly key?: string | undefined;
  readonly judged: ProveResult["judged"];
  /** Folder of other evidence, or another tenant, to compare with. */
  readonly against?: string | undefined;
}

/**
 * Judges a tenant, as planned or as it stands, and writes the evidence of it, signed: also, and above all, of one that
 * is refused by a verdict.
 * @throws BadInput when the file, the folder, the day, the key or what to compare with is wrong, or when what stands is asked for and nothing does
 */
export async function prove(file: string, stage: Stage, options: ProveOptions): Promise<ProveResult> {
  const { judged } = options;
  const date = options.at === undefined ? new Date() : startOf(options.at);
  const signer = signerOf(options.key);
  const at = dayOf(date);
  const taken = takeOrder(stage.root, file, judged === "plan" ? date : null);
  const name = "placed" in taken ? taken.placed.tenant.name : taken.name;
  const about = { format: 1 as const, tenant: name, judged, at };
  if (!("placed" in taken)) return { ...about, ...nothing(), problems: taken.refusals };
  const folder = evidenceFolder(stage.home, options.out, `${name}-${at}`);
  const other = options.against === undefined ? null : await readOther(options.against, stage, { judged, at: date });
  const assessment = await assess(taken.placed, stage, { judged, at: date });
  const compared = other === null ? null : against(other, assessment);
  const { key, local } = signer();
  const files = bundleOf(assessment, key, differenceIn(assessment, compared));
  return {
    ...about,
    out: folder.fill(files),
    outcomes: tally(OUTCOMES, assessment.verdicts),
    promises: tally(PROMISES, assessment.ledger),
    files: [...files.keys()].sort(),
    signed: { by: keyIdOf(key), local },
    against: compared,
    problems: [],
  };
}

/** What there is to say of a tenant that can't be placed: no evidence. */
function nothing() {
  const none = { out: null, files: [], signed: null, against: null };
  return { ...none, outcomes: tally(OUTCOMES, []), promises: tally(PROMISES, []) };
}

/** The file that a comparison is kept in, where there is one. */
function differenceIn(assessment: Assessment, compared: Against | null): ReadonlyMap<string, string> {
  if (compared === null) return new Map();
  const document = { about: headline(assessment), format: 1, against: compared };
  return new Map([["difference.json", `${JSON.stringify(document)}\n`]]);
}
