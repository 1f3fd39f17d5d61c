import type { Placed } from "../order.ts";
import type { Cloud, Image } from "./cloud.ts";
import type { Entry } from "./entry.ts";
import { asked, bad, besides, good, LAY_THE_GROUND, type Line, untold } from "./line.ts";

/** The zone into which the tenant's records go. */
export async function lookAtZone({ tenant, platform }: Placed, { own }: Cloud): Promise<Line> {
  const { host } = tenant.product;
  const { domain } = platform;
  if (!host.endsWith(`.${domain}`)) {
    return besides("dns-zone", `${host} lies in the customer's own DNS: \`up\` says which records go there.`);
  }
  return asked("dns-zone", `The DNS zone ${domain}`, "route53:ListHostedZonesByName", async () => {
    if (await own.hasZone(domain)) return good("dns-zone", `The DNS zone ${domain} is in your account.`);
    const say = `The DNS zone ${domain} isn't in your account; it may be in the vendor's, where the foundation makes it.`;
    return untold("dns-zone", say, LAY_THE_GROUND);
  });
}

/** The images of the tenant's release, in the vendor's registry of the tenant's region. */
export function lookAtImages({ tenant, product, platform, settled }: Placed, { seats }: Entry): Promise<Line[]> {
  const { version } = tenant.product;
  const release = product.releases[version];
  const registry = platform.images.account;
  const { region, suffix } = settled;
  return Promise.all(
    (["web", "app"] as const).map(async (part): Promise<Line> => {
      const image: Image = { registry, region, repository: product[part].image, digest: release?.[part] ?? "" };
      const home = `${registry}.dkr.ecr.${region}.${suffix}/${image.repository}`;
      const about = `The ${part} image of ${product.name} ${version}`;
      const { tenant: seat } = seats;
      if (seat === undefined)
        return untold("image", `${about}: can't be told. It is asked once the account lets you in.`);
      return asked("image", about, "ecr:DescribeImages", async () => {
        if (await seat.hasImage(image)) return good("image", `${about} is in ${home}.`);
        const mend = `docker buildx imagetools create --tag ${home}:${version} SOURCE@${image.digest}`;
        return bad("image", `${about} isn't in ${home}: copy it there from where it was built.`, mend);
      });
    }),
  );
}
