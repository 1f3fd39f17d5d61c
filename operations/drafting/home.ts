import { digestOf } from "../../spec/index.ts";
import type { TenantInput } from "../../stacks/index.ts";
import { STAND_INS } from "../order.ts";
import type { Books } from "./books.ts";
import type { Decided } from "./decide.ts";
import { answerAt, type Draft } from "./draft.ts";
import { askLaw } from "./law.ts";

/** What a home can't be thought of without; everything else has a default until it is answered. */
const NEEDED = ["name", "product.name", "product.version"];

/** All that a draft's home would be made from; null while that can't be told, or something in the draft can't stand. */
export function homeOf(draft: Draft, { problems }: Decided, books: Books): TenantInput | null {
  if (problems.length > 0 || NEEDED.some((path) => answerAt(draft, path) === undefined)) return null;
  const { product, settled } = askLaw(draft, books);
  if (product === null || settled === null) return null;
  const { platform } = books;
  const { name } = settled.tenant;
  const accounts = (Object.hasOwn(platform.tenants, name) && platform.tenants[name]) || STAND_INS;
  return { settled, product, platform, accounts, digest: digestOf(draft) };
}
