import { draw } from "../evidence/index.ts";
import { hasAccounts, takeOutline } from "./order.ts";
import { captureTenant, type Drawing } from "./plan.ts";
import type { PictureResult } from "./shapes/index.ts";
import { checkOut, writeOut } from "./written.ts";

/**
 * Draws a tenant's home from its plan, with no engine and no cloud.
 * @param out file that the picture goes into; null where it is only handed over
 * @throws BadInput when the tenant's file is wrong, or the picture's can't be written
 */
export async function picture(file: string, { root, declare }: Drawing, out: string | null): Promise<PictureResult> {
  const taken = takeOutline(root, file, null);
  if (!("placed" in taken)) {
    return { format: 1, tenant: taken.name, accounts: null, out: null, svg: null, problems: taken.refusals };
  }
  const { placed } = taken;
  checkOut(out);
  const svg = draw({ graph: await captureTenant(root, placed, declare), settled: placed.settled });
  const accounts = hasAccounts(placed);
  return { format: 1, tenant: placed.tenant.name, accounts, out: writeOut(out, svg), svg, problems: [] };
}
