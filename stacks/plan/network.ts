import { portOf } from "../../components/index.ts";
import { bytesOf, destinationsOf, directoryOf, type Tenant } from "../../spec/index.ts";
import { rangeOf } from "../range.ts";
import type { TenantInput, TenantPlan } from "./input.ts";
import { engineOf, networksOf, sharedOf } from "./sold.ts";

/** Port on which every web node answers the load balancer, whatever the product's containers listen on. */
const NODE_PORT = 30443;

export function planNetwork({ settled, product, platform, range }: TenantInput): TenantPlan["network"] {
  const { engine } = engineOf(settled, product);
  const directory = directoryOf(settled.tenant);
  const outside = [...new Set(destinationsOf(settled.tenant).map(({ port }) => port))];
  return {
    range: range ?? rangeOf(settled.tenant),
    zones: settled.zones,
    ports: { node: NODE_PORT, app: product.app.port, database: portOf(engine), outside },
    sold: {
      runner: !settled.lacks.includes("codebuild"),
      partners: networksOf(settled),
      shared: sharedOf(settled).length > 0,
      ...(directory && { directory }),
    },
    imageAccount: platform.images.account,
  };
}

export function planFirewall({ settled, leaving }: TenantInput): TenantPlan["firewall"] {
  const { tenant } = settled;
  return {
    host: tenant.product.host,
    destinations: destinationsOf(tenant),
    names: directoryOf(tenant)?.names ?? [],
    partners: networksOf(settled),
    deletionProtected: leaving === undefined,
  };
}

export function planEdge({ settled, product, accounts, leaving }: TenantInput): TenantPlan["edge"] {
  return {
    host: settled.tenant.product.host,
    certificateProved: accounts.certificate === "proved",
    nodePort: NODE_PORT,
    healthPath: product.web.health,
    entrances: {
      signIn: product["sign-in"],
      ...(product.api !== undefined && { api: { path: product.api, sold: settled.tenant.connections.api } }),
      uploads: product.uploads.map(({ largest, ...upload }) => ({ ...upload, largest: bytesOf(largest) })),
    },
    deletionProtected: leaving === undefined,
  };
}

export function planMail({ mail, contacts }: Tenant): TenantPlan["mail"] {
  if (mail === undefined) return null;
  const relay = mail.relay === undefined ? {} : { relay: mail.relay };
  return { domain: mail.domain, ...relay, reportAddress: contacts.security };
}
