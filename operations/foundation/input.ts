import { groundOf, isRefused, regionOf, settle } from "../../law/index.ts";
import { BadInput, loadPlatform, loadWish, PLATFORM_FILE, problemOf, tenantNames } from "../../spec/index.ts";
import { DEPLOYER, type FoundationInput, type Founded } from "../../stacks/index.ts";

/** For whom the ground is laid. */
export interface Taken {
  readonly input: FoundationInput;
  /** Tenants of another partition, which need an organisation of their own there. */
  readonly elsewhere: readonly string[];
}

/**
 * Reads the platform and every tenant file there is.
 * @throws BadInput with what is wrong with them, or why the law lets one not live
 */
export function takeFoundation(root: string): Taken {
  const platform = loadPlatform(root);
  const { foundation: terms } = platform;
  if (terms === undefined) throw wrong("no-foundation", "foundation", NO_TERMS);
  const region = regionOf(terms.region);
  if (region === undefined)
    throw wrong("bad-file", "foundation.region", `foundation.region: ${terms.region} is no region.`);
  const { partition, suffix } = region;
  const all = tenantNames(root).map((name) => founded(root, name));
  const tenants = all.filter(({ settled }) => settled.partition === partition);
  const elsewhere = all.filter(({ settled }) => settled.partition !== partition);
  return {
    input: { platform, terms, partition, suffix, tenants },
    elsewhere: elsewhere.map(({ settled }) => settled.tenant.name),
  };
}

const NO_TERMS = `foundation: ${PLATFORM_FILE} doesn't say on what the tenants are to stand; add foundation, as docs/running.md shows.`;

function founded(root: string, name: string): Founded {
  const { tenant, product, accounts } = loadWish({ root, file: name });
  const settled = settle(tenant);
  if (isRefused(settled)) {
    const problems = settled.map(({ path, say, found }) => ({
      ...at(path, `${name}: ${say}`, `tenants/${name}.yaml`),
      found,
    }));
    throw new BadInput("refused", problems);
  }
  return { settled, product, ground: groundOf(settled), deployer: accounts?.deployer ?? DEPLOYER };
}

function wrong(code: string, path: string, say: string): BadInput {
  return new BadInput(code, [at(path, say)]);
}

function at(path: string, say: string, file = PLATFORM_FILE) {
  return problemOf(say, { file, path });
}
