import { fileURLToPath } from "node:url";
import { isRefused, settle } from "../../law/index.ts";
import { loadOrder } from "../../spec/index.ts";
import { subjectOf } from "../subject.ts";
import type { Case, Place } from "./bench.ts";

const CHECKOUT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The tenant whose stack is judged: the file that `DOMICILE_TENANT` names, else the one named like the stack, in
 * the project that `DOMICILE_ROOT` names, else in this checkout.
 * Throws what is wrong with the file, or why the law refuses it.
 */
export function loadCase({ stack }: Place): Case {
  const order = loadOrder({ root: process.env.DOMICILE_ROOT || CHECKOUT, file: process.env.DOMICILE_TENANT || stack });
  const settled = settle(order.tenant);
  if (isRefused(settled)) throw new Error(settled.map(({ say }) => say).join(" "));
  return (graph) => subjectOf(order, settled, graph);
}
