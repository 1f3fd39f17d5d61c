import { join, resolve } from "node:path";
import { type Assessment, annexOf, annexPage } from "../../evidence/index.ts";
import { blocks } from "../../policies/index.ts";
import { assess } from "../assess.ts";
import { dayOf, startOf } from "../day.ts";
import { hasAccounts, takeOutline } from "../order.ts";
import type { AnnexResult } from "../shapes/index.ts";
import type { Stage } from "../stage.ts";
import { checkOut, writeOut } from "../written.ts";
import { print } from "./print.ts";

export interface AnnexOptions {
  /** Folder the annex goes into. @default one of this checkout's own, named after the tenant */
  readonly out?: string | undefined;
  /** Day that it is written on, such as `2026-11-22`. @default today, in UTC */
  readonly at?: string | undefined;
}

/**
 * Writes the annex to a tenant's contract, as a page and, with a Chromium at hand, as a PDF. A tenant that can't be built
 * as promised gets none.
 * @throws BadInput when the tenant's file or the folder is wrong
 */
export async function annex(file: string, stage: Stage, options: AnnexOptions = {}): Promise<AnnexResult> {
  const date = options.at === undefined ? new Date() : startOf(options.at);
  const taken = takeOutline(stage.root, file, date);
  const nothing = { outcome: "refused" as const, out: null, files: [], unprinted: null, sections: [], reasons: [] };
  if (!("placed" in taken))
    return { format: 1, tenant: taken.name, accounts: null, ...nothing, problems: taken.refusals };
  const { placed } = taken;
  const about = { format: 1 as const, tenant: placed.tenant.name, accounts: hasAccounts(placed) };
  const out = resolve(options.out ?? join(stage.home.folder, "annex", placed.tenant.name));
  const page = join(out, `${placed.tenant.name}-annex.html`);
  if (options.out !== undefined) checkOut(page);
  const assessment = await assess(placed, stage, { judged: "plan", at: date });
  const reasons = reasonsAgainst(assessment);
  if (reasons.length > 0) return { ...about, ...nothing, reasons, problems: [] };
  const asked = assessment.asked.find((one) => one.file === placed.file) ?? { file: placed.file, sha256: "" };
  const { settled, platform } = placed;
  const { tenant: name } = about;
  const agreed = {
    settled,
    platform,
    ledger: assessment.ledger,
    retention: assessment.retention,
    asked,
    at: dayOf(date),
  };
  writeOut(page, annexPage(agreed));
  const unprinted = await print(page, join(out, `${name}-annex.pdf`));
  const files = [`${name}-annex.html`, ...(unprinted === null ? [`${name}-annex.pdf`] : [])];
  const sections = annexOf(agreed).sections.map(({ title, sentences }) => ({ title, sentences: [...sentences] }));
  return { ...about, outcome: "written", out, files, unprinted, sections, reasons: [], problems: [] };
}

/** What stands against signing this: what a rule refuses, and what is promised and not kept. */
function reasonsAgainst({ verdicts, ledger }: Assessment): string[] {
  const refused = verdicts.filter(blocks).map(({ rule, because }) => `${rule}: ${because}`);
  const broken = ledger.filter(({ outcome }) => outcome === "broken" || outcome === "unproven");
  return [...refused, ...broken.map(({ promised, because }) => `${promised.id}: ${because}`)];
}
