import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { isRefused, settle } from "../law/index.ts";
import { blocks, judgeTenant } from "../policies/index.ts";
import { badInput } from "../spec/index.ts";
import { changesBetween } from "./changes.ts";
import { type Draft, linesBetween, releases, rewrite, withAnswer } from "./drafting/index.ts";
import { type Placed, takeOutline } from "./order.ts";
import { captureTenant, type Drawing } from "./plan.ts";
import type { UpgradeResult } from "./shapes/index.ts";
import { replaceSeen } from "./written.ts";

interface UpgradeOptions extends Drawing {
  /** Release to raise to. */
  readonly to: string;
  /** Asked with what would change before anything is written. */
  readonly confirm: (previewed: UpgradeResult) => Promise<boolean>;
}

/**
 * Raises the release of a tenant's product in its file, once what that changes has been shown and judged.
 * @throws BadInput when the file is wrong, can't be written or was changed meanwhile, or the release is unknown, older or
 * the one it has
 */
export async function upgrade(file: string, { to, confirm, ...drawing }: UpgradeOptions): Promise<UpgradeResult> {
  const taken = takeOutline(drawing.root, file);
  if (!("placed" in taken)) return refusedBy(taken.name, file, to, taken.refusals);
  const { placed } = taken;
  checkRelease(placed, to);
  const raised = raise(placed, to);
  const path = resolve(drawing.root, placed.file);
  const text = readFileSync(path, "utf8");
  const after = rewrite(
    text,
    withAnswer(parse(text, { version: "1.2", schema: "core" }) as Draft, "product.version", to),
  );
  const graph = await captureTenant(drawing.root, raised, drawing.declare);
  const result: UpgradeResult = {
    format: 1,
    tenant: placed.tenant.name,
    outcome: "written",
    file: placed.file,
    from: placed.tenant.product.version,
    to,
    lines: linesBetween(text, after),
    changes: changesBetween(await captureTenant(drawing.root, placed, drawing.declare), graph),
    verdicts: [...judgeTenant(raised, raised.settled, graph)],
    problems: [],
  };
  if (result.verdicts.some(blocks)) return { ...result, outcome: "refused" };
  if (!(await confirm(result))) return { ...result, outcome: "cancelled" };
  replaceSeen(path, placed.file, { seen: text, text: after });
  return result;
}

function refusedBy(tenant: string, file: string, to: string, problems: UpgradeResult["problems"]): UpgradeResult {
  const nothing = { lines: [], changes: [], verdicts: [] };
  return { format: 1, tenant, outcome: "refused", file, from: "", to, ...nothing, problems };
}

function raise(placed: Placed, version: string): Placed {
  const tenant = { ...placed.tenant, product: { ...placed.tenant.product, version } };
  const settled = settle(tenant);
  if (isRefused(settled)) throw new Error(`a release changed what the law says of ${tenant.name}`);
  return { ...placed, tenant, settled };
}

/** A release that the product has, and a newer one: data that a release has changed can't go back. */
function checkRelease({ tenant, product }: Placed, to: string): void {
  const all = releases(Object.keys(product.releases));
  const has = tenant.product.version;
  const newer = all.slice(0, all.indexOf(has));
  if (newer.includes(to)) return;
  const cure = newer.length > 0 ? `newer than ${has} are ${newer.join(", ")}.` : `${has} is the newest there is.`;
  const why = all.includes(to)
    ? to === has
      ? `${tenant.name} has release ${to} already`
      : `${to} is older than ${has}, and data that a release has changed can't go back`
    : `${product.name} has no release ${to}; it has ${all.join(", ")}`;
  throw badInput("bad-release", `${why}: ${cure}`, {
    path: "product.version",
    found: to,
    allowed: newer.join(", ") || null,
  });
}
