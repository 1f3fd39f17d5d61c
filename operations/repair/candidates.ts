import { providerUrn } from "../../graph/index.ts";
import type { Tagged } from "../../simulator/index.ts";
import { IDENTITY } from "../../stacks/index.ts";
import type { Search, Site } from "../search/index.ts";
import type { Standing } from "../standing.ts";
import type { Gap } from "./gaps.ts";
import { type Way, wayOf } from "./ways.ts";

/** Something that the cloud may have, by what the provider's import calls it. */
export interface Candidate {
  readonly gap: Gap;
  readonly importId: string;
}

/** What is asked, and on whose behalf. */
export interface Inquiry {
  readonly search: Search;
  readonly tenant: string;
  readonly standing: readonly Standing[];
}

/** Everything that the cloud may have of what the state lacks. Whether it has, only its provider can say. */
export async function candidatesFor(gaps: readonly Gap[], inquiry: Inquiry): Promise<Candidate[]> {
  const tags = new Map<string, Promise<readonly Tagged[]>>();
  const taggedAt = (site: Site) => {
    const key = `${site.account} ${site.region}`;
    const asked = tags.get(key) ?? inquiry.search.tagged(site, inquiry.tenant);
    tags.set(key, asked);
    return asked;
  };
  const found = gaps.map(async (gap) => {
    const ids = await importIds(gap, wayOf(gap.resource.type) ?? { by: "none" }, inquiry, taggedAt);
    return ids.map((importId) => ({ gap, importId }));
  });
  return (await Promise.all(found)).flat();
}

async function importIds(
  gap: Gap,
  way: Way,
  { search, standing }: Inquiry,
  taggedAt: (site: Site) => Promise<readonly Tagged[]>,
): Promise<readonly string[]> {
  if (way.by === "none") return [];
  if (way.by === "name") return [way.importId(gap.given) ?? []].flat();
  const site = siteOf(gap.resource, standing);
  if (way.by === "tag") {
    const marked = (await taggedAt(site)).filter(({ tags }) => gap.mark !== undefined && tags[IDENTITY] === gap.mark);
    return marked.flatMap(({ arn }) => {
      const match = way.arn.exec(arn);
      return match === null ? [] : way.importId(...match);
    });
  }
  const inputs = way.within.map((property) => [property, gap.given.id(property)] as const);
  const known = inputs.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return known.length < inputs.length ? [] : search.listed(site, gap.resource.type, Object.fromEntries(known));
}

/** Where the provider of a resource works. */
function siteOf({ provider = "", urn }: Standing, standing: readonly Standing[]): Site {
  const owner = providerUrn(provider);
  const { region, assumeRoles } = standing.find((each) => each.urn === owner)?.inputs ?? {};
  const roles = JSON.parse(typeof assumeRoles === "string" ? assumeRoles : "[]") as { roleArn?: string }[];
  const roleArn = roles.at(-1)?.roleArn;
  if (typeof region !== "string" || roleArn === undefined) throw new Error(`The state has no provider for ${urn}.`);
  return { region, roleArn, account: roleArn.split(":")[4] ?? "" };
}
