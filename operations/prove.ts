import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Assessment, bundleOf, headline, keyIdOf, PROMISES, tally } from "../evidence/index.ts";
import { OUTCOMES } from "../policies/index.ts";
import { badInput } from "../spec/index.ts";
import { against, readOther } from "./against.ts";
import { assess } from "./assess.ts";
import { dayOf, startOf } from "./day.ts";
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
  if (!("placed" in taken)) {
    const nothing = {
      out: null,
      outcomes: tally(OUTCOMES, []),
      promises: tally(PROMISES, []),
      files: [],
      signed: null,
      against: null,
    };
    return { ...about, ...nothing, problems: taken.refusals };
  }
  const out = options.out === undefined ? freshFolder(stage, `${name}-${at}`) : emptyFolder(options.out);
  const other = options.against === undefined ? null : await readOther(options.against, stage, { judged, at: date });
  const assessment = await assess(taken.placed, stage, { judged, at: date });
  const compared = other === null ? null : against(other, assessment);
  const { key, local } = signer();
  const files = bundleOf(assessment, key, differenceIn(assessment, compared));
  writeFolder(out, files);
  return {
    ...about,
    out,
    outcomes: tally(OUTCOMES, assessment.verdicts),
    promises: tally(PROMISES, assessment.ledger),
    files: [...files.keys()].sort(),
    signed: { by: keyIdOf(key), local },
    against: compared,
    problems: [],
  };
}

/** The file that a comparison is kept in, where there is one. */
function differenceIn(assessment: Assessment, compared: Against | null): ReadonlyMap<string, string> {
  if (compared === null) return new Map();
  const document = { about: headline(assessment), format: 1, against: compared };
  return new Map([["difference.json", `${JSON.stringify(document)}\n`]]);
}

/** A folder of this checkout's that nothing was written into yet. */
function freshFolder({ home }: Stage, name: string): string {
  const folder = join(home.folder, "evidence");
  const names = [name, ...Array.from({ length: 999 }, (_, index) => `${name}-${index + 2}`)];
  const free = names.find((each) => !existsSync(join(folder, each)));
  return join(folder, free ?? name);
}

function emptyFolder(out: string): string {
  const path = resolve(out);
  if (!existsSync(path) || isEmpty(path)) return path;
  throw badInput("not-empty", `--out ${out} is no empty folder; name one that is new or empty.`, { found: out });
}

function isEmpty(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

/** Whole or not at all. */
function writeFolder(out: string, files: ReadonlyMap<string, string>): void {
  const draft = `${out}.${process.pid}`;
  mkdirSync(dirname(out), { recursive: true });
  mkdirSync(draft, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(draft, name), text);
  if (existsSync(out)) rmdirSync(out);
  renameSync(draft, out);
}
