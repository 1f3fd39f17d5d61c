import { nearest } from "../nearest.ts";
import type { Platform } from "../platform.ts";
import type { Finding } from "../problem.ts";
import type { Product } from "../product.ts";
import { finding, type Sections } from "./finding.ts";

/** What the tenant file names exists in the product: its release, database, API and clean-up terms. */
export function checkProduct(sections: Sections, product: Product | null): Finding[] {
  if (!product) return [];
  const { product: wanted, cleanup, connections } = sections;
  const findings: Finding[] = [];
  if (connections?.api && product.api === undefined) {
    const say = `${product.name} has nothing that other systems call; write false.`;
    findings.push(finding("connections.api", "true", "false", say));
  }
  const releases = Object.keys(product.releases);
  if (wanted && !releases.includes(wanted.version))
    findings.push(unlisted("product.version", wanted.version, releases, product));
  const engines = product.database.engines.map(({ engine }) => engine);
  if (wanted?.database && !engines.includes(wanted.database)) {
    findings.push(unlisted("product.database", wanted.database, engines, product));
  }
  for (const name of Object.keys(cleanup ?? {})) {
    if (!product.cleanup.includes(name)) findings.push(unlisted(`cleanup.${name}`, name, product.cleanup, product));
  }
  return findings;
}

/** A host under the vendor's own domain is the one that bears the tenant's name: any other may be another tenant's. */
export function checkHost({ name, product }: Sections, platform: Platform | null): Finding[] {
  const host = product?.host;
  if (!platform || name === undefined || host === undefined) return [];
  const own = `${name}.${platform.domain}`;
  if (host === own || (host !== platform.domain && !host.endsWith(`.${platform.domain}`))) return [];
  const say = `${host} is in the vendor's domain and not this tenant's; write ${own} or a host of the customer's own.`;
  return [finding("product.host", host, own, say)];
}

function unlisted(path: string, found: string, known: readonly string[], product: Product): Finding {
  const near = nearest(found, known);
  const cure = known.length > 0 ? `write ${near ?? known.join(" or ")}` : "remove it";
  return finding(path, found, known.join(", ") || null, `${product.name} has no ${found}; ${cure}.`);
}
