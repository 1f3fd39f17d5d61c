import { complete, type Product, type Tenant, tenantSchema } from "../../spec/index.ts";
import type { Books } from "./books.ts";
import { answerAt, type Draft, withAnswer } from "./draft.ts";
import { fields } from "./fields.ts";

/** How long a contract is taken to be until its days are known. */
const YEARS = 3;

/** What stands in for the number of a contract, until it is known. */
export const UNNAMED_CONTRACT = "the contract";

/** What stands in for a product until it is named: it decides nothing about place and law. */
const NO_PRODUCT: Pick<Product, "database"> = {
  database: { engines: [{ engine: "postgres", version: "17" }], name: "none", recovery: "any-minute" },
};

/**
 * A whole tenant out of what is answered so far, so that the law can be asked before the last question is: what is missing
 * or wrong is taken to be the default, and where there is none, what says least: data of a kind without a rule of its
 * own falls under the strictest. Null while even the country isn't known.
 */
export function assume(draft: Draft, { today, platform }: Books, product: Product | null): Tenant | null {
  if (answerAt(draft, "customer.country") === undefined) return null;
  const filled = Object.entries(assumed(today)).reduce(fill, { ...draft, domicile: 1 });
  const sound = wrongPaths(filled).reduce((left, path) => mend(left, path, today), filled);
  const parsed = tenantSchema.safeParse(sound);
  return parsed.success ? complete(withTime(parsed.data), (product ?? NO_PRODUCT) as Product, platform) : null;
}

function assumed(today: string): Readonly<Record<string, unknown>> {
  const end = `${Number(today.slice(0, 4)) + YEARS}${today.slice(4).replace("-02-29", "-02-28")}`;
  const contact = "nobody@customer.example";
  return {
    name: "tenant",
    "customer.organisation": "the customer",
    "product.name": "the product",
    "product.version": "its release",
    "size.users": 1,
    "size.data": "1 GB",
    "data.classes": ["other"],
    "data.regimes": [],
    "contract.reference": UNNAMED_CONTRACT,
    "contract.signed": today,
    "contract.starts": today,
    "contract.ends": end,
    "contract.processing": "the agreement on data",
    "contacts.privacy": contact,
    "contacts.security": contact,
    "contacts.operations": contact,
    "backups.keep.daily": "30 days",
  };
}

function fill(draft: Draft, [path, value]: readonly [string, unknown]): Draft {
  const kept = path === "backups.keep.daily" && answerAt(draft, "backups.keep") !== undefined;
  return kept || answerAt(draft, path) !== undefined ? draft : withAnswer(draft, path, value);
}

/** Every field, or entry of a list, that can't be read; an unknown field, by its own path. */
function wrongPaths(draft: Draft): string[] {
  const parsed = tenantSchema.safeParse(draft);
  const issues = parsed.success ? [] : parsed.error.issues;
  const paths = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => [...issue.path, key].join("."))
      : [issue.path.join(".")],
  );
  return [...new Set(paths.map((path) => path.replace(/\.\d+(\..*)?$/, "")))];
}

function mend(draft: Draft, path: string, today: string): Draft {
  const bare = withAnswer(draft, path, undefined);
  const below = Object.entries(assumed(today)).filter(([field]) => field === path || field.startsWith(`${path}.`));
  const cut = fields.some((field) => field.path === path) || below.length > 0 || answerAt(draft, path) !== undefined;
  return below.reduce(fill, cut ? bare : draft);
}

/** The time of a country with several is taken to be UTC until it is known: the law asks for none. */
function withTime(file: Parameters<typeof complete>[0]): Parameters<typeof complete>[0] {
  return file.maintenance ? file : { ...file, maintenance: { day: "Sunday", from: "02:00", zone: "Etc/UTC" } };
}
