import { Ground, Images, ownerTags, STATE_KEY, stampIdentity, stateBucketOf, Vendor } from "../../components/index.ts";
import type { FoundationInput, Founded, Pass } from "./input.ts";
import { ENTRANCES, entrancesOf, founderIn, homeOf, managementOf, placeIn, TAGS, VENDORS } from "./places.ts";

/** What the vendor has once for all tenants, in the account of the image repositories. */
export function vendorPass(input: FoundationInput): Pass {
  const { platform, terms, tenants } = input;
  const declare: Pass["declare"] = (numbers) => {
    const place = placeIn(input, platform.images.account, terms.region);
    const accounts = Object.values(numbers);
    const transformations = [stampIdentity];
    const pullers = accounts.map(({ tenant }) => tenant);
    for (const { region, repositories } of imagesOf(tenants)) {
      const there = { ...place, region };
      const providers = [founderIn(`images-${region}`, there, managementOf(input))];
      const args = { place: there, repositories, pullers, tags: TAGS };
      new Images(`images-${region}`, args, { providers, transformations });
    }
    const { nameServers } = new Vendor(
      "foundation",
      {
        place,
        domain: platform.domain,
        entrances: [
          { role: ENTRANCES.ci, ...terms.ci },
          {
            role: ENTRANCES.people,
            issuer: platform.identity.issuer,
            audience: terms.people.audience,
            networks: Object.values(platform.operators).flat(),
          },
        ],
        accounts: accounts.flatMap(({ tenant, backup }) => [tenant, backup]),
        deployers: [...new Set(tenants.map(({ deployer }) => deployer))].sort(),
        tags: TAGS,
      },
      { providers: [founderIn("vendor", place, managementOf(input))], transformations },
    );
    return { nameServers };
  };
  return { name: "vendor", owner: VENDORS, says: "DNS zone, image repositories, sign-in", needsNumbers: true, declare };
}

/** For each region the repositories of all products that tenants run there. */
function imagesOf(tenants: readonly Founded[]): { readonly region: string; readonly repositories: string[] }[] {
  const regions = [...new Set(tenants.map(({ settled }) => settled.region))].sort();
  return regions.map((region) => {
    const products = tenants.filter(({ settled }) => settled.region === region).map(({ product }) => product);
    const repositories = products.flatMap(({ web, app }) => [web.image, app.image]);
    return { region, repositories: [...new Set(repositories)].sort() };
  });
}

/** What has to stand in a tenant's two accounts before it can be brought up. */
export function tenantPass(input: FoundationInput, founded: Founded): Pass {
  const { deployer, settled } = founded;
  const { name, data } = settled.tenant;
  const declare: Pass["declare"] = (numbers) => {
    const home = homeOf(input, founded, numbers, "tenant");
    const entrances = entrancesOf(input);
    const tags = ownerTags(name, data.classes);
    for (const purpose of ["tenant", "backup"] as const) {
      const place = homeOf(input, founded, numbers, purpose);
      const providers = [founderIn(purpose, place, managementOf(input))];
      const args = { place, purpose, deployer, home: home.account, entrances, tags };
      new Ground(purpose === "tenant" ? name : `${name}-backup`, args, { providers, transformations: [stampIdentity] });
    }
    return { deployer, state: stateBucketOf(home), stateKey: STATE_KEY };
  };
  return { name: `tenant-${name}`, owner: name, says: `the accounts of ${name}`, needsNumbers: true, declare };
}
