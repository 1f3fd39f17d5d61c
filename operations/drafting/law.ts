import { isRefused, type Refusal, type Settled, settle } from "../../law/index.ts";
import { type Finding, type Product, productNamed, type Tenant } from "../../spec/index.ts";
import { assume, UNNAMED_CONTRACT } from "./assume.ts";
import type { Books } from "./books.ts";
import { answerAt, type Draft } from "./draft.ts";

/** What has to be written down because of a place, and changes nothing about the place. */
const WRITTEN = ["place.accepted", "mail.relay"];

/** A draft taken to be whole, and what the law says of it. */
export interface Taken {
  /** Null while it names none that there is. */
  readonly product: Product | null;
  /** Why the product it names can't be told. */
  readonly findings: readonly Finding[];
  /** Null while even the country isn't known. */
  readonly tenant: Tenant | null;
  readonly refusals: readonly Refusal[];
  /** Null where the law has no place for it. */
  readonly settled: Settled | null;
}

/** Asks the law of a draft, with what isn't answered yet taken to be the default. */
export function askLaw(draft: Draft, books: Books): Taken {
  const { product, findings } = productOf(draft, books);
  const tenant = assume(draft, books, product);
  const asked = tenant === null ? [] : settle(tenant);
  const refusals = isRefused(asked) ? asked : [];
  return { product, findings, tenant, refusals, settled: isRefused(asked) ? settleMeanwhile(tenant, asked) : asked };
}

/** Where a tenant would live as soon as what only has to be written down for it is; null where more is in the way. */
function settleMeanwhile(tenant: Tenant | null, refusals: readonly Refusal[]): Settled | null {
  if (tenant === null || !refusals.every(({ path, found }) => found === "nothing" && WRITTEN.includes(path)))
    return null;
  const { mail, place } = tenant;
  const settled = settle({
    ...tenant,
    place: { ...place, accepted: place.accepted ?? UNNAMED_CONTRACT },
    ...(mail && { mail: { ...mail, relay: mail.relay ?? mail.domain } }),
  });
  return isRefused(settled) ? null : settled;
}

function productOf(draft: Draft, { products }: Books): Pick<Taken, "product" | "findings"> {
  const name = answerAt(draft, "product.name");
  if (typeof name !== "string" || name === "") return { product: null, findings: [] };
  const found = productNamed(products, name);
  return "product" in found ? { product: found.product, findings: [] } : { product: null, findings: [found.finding] };
}
