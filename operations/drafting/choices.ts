import { isRefused, placeName, regionOf, regions, type Settled, settle } from "../../law/index.ts";
import { countries, type Tenant } from "../../spec/index.ts";
import { assume, UNNAMED_CONTRACT } from "./assume.ts";
import type { Books } from "./books.ts";
import { answerAt, type Draft, withAnswer } from "./draft.ts";
import type { Field } from "./fields.ts";

/** One answer that can be chosen, and what it would mean; empty where the answer says it all. */
export interface Choice {
  readonly write: string;
  readonly means: string;
}

type Housed = Settled["homes"][number];

const ALL_COUNTRIES: readonly Choice[] = countries().map(({ code, name }) => ({ write: code, means: name }));

/** What can be chosen at a field; empty where nothing can be listed. */
export function choicesAt(field: Field, draft: Draft, books: Books): readonly Choice[] {
  const product = books.products.find(({ name }) => name === answerAt(draft, "product.name"));
  switch (field.path) {
    case "product.name":
      return bare(books.products.map(({ name }) => name));
    case "product.version":
      return bare(releases(Object.keys(product?.releases ?? {})));
    case "product.database":
      return bare(product?.database.engines.map(({ engine }) => engine) ?? field.values);
    case "place.data":
    case "place.backups":
      return places(field.path, draft, books);
    case "access.from":
      return ALL_COUNTRIES.filter(({ write }) => Object.hasOwn(books.platform.operators, write));
    default:
      return field.country ? ALL_COUNTRIES : bare(field.values);
  }
}

/** Releases, newest first. */
export function releases(names: readonly string[]): string[] {
  return [...names].sort((one, other) => other.localeCompare(one, "en", { numeric: true }));
}

function bare(words: readonly string[]): Choice[] {
  return words.map((write) => ({ write, means: "" }));
}

/** Every place that the law allows this customer, with what it would mean. */
function places(path: string, draft: Draft, books: Books): Choice[] {
  const tenant = assume(withAnswer(withAnswer(draft, "mail", undefined), path, undefined), books, null);
  if (tenant === null) return [];
  const follows = answerAt(draft, "place.backups") === undefined;
  const seen = new Set<string>();
  return ["in-country", "nearest-allowed", ...new Set(regions.map(({ country }) => country))].flatMap((write) => {
    const home = homeIf(tenant, path, write, follows);
    if (home === undefined || seen.has(home.region)) return [];
    seen.add(home.region);
    const region = regionOf(home.region);
    return [{ write, means: region === undefined ? "" : placeName(region) }];
  });
}

/** Where data or copy would be with another wish for them. @param follows whether the copy is where the data is wished */
function homeIf({ place, ...tenant }: Tenant, path: string, write: string, follows: boolean): Housed | undefined {
  const [, end = ""] = path.split(".");
  const accepted = place.accepted ?? UNNAMED_CONTRACT;
  const settled = settle({
    ...tenant,
    place: { ...place, accepted, ...(follows && { backups: write }), [end]: write },
  });
  const what = path === "place.data" ? "data" : "copy";
  return isRefused(settled) ? undefined : settled.homes.find((home) => home.what === what);
}
