import { sessionLog } from "../../components/index.ts";
import { machinesPerZone } from "../../spec/index.ts";
import type { TenantInput, TenantPlan } from "./input.ts";
import { opensSessions } from "./sold.ts";

export function planCluster({ settled, product, platform, leaving }: TenantInput): TenantPlan["cluster"] {
  const { size } = settled.tenant;
  const { nodes, replicas } = product.sizes[size.plan];
  const perZone = (copies: number) => machinesPerZone(copies, settled.zones.length);
  return {
    version: platform.kubernetes,
    deletionProtected: leaving === undefined,
    nodes: {
      instanceType: nodes,
      hardware: size.hardware,
      perZone: { web: perZone(replicas.web), app: perZone(replicas.app) },
      ...(opensSessions(settled) && { sessionLog: sessionLog(settled.tenant.name) }),
    },
  };
}

export function planWorkload({ settled, product }: TenantInput): TenantPlan["workload"] {
  const { tenant } = settled;
  const { replicas, container } = product.sizes[tenant.size.plan];
  const release = product.releases[tenant.product.version];
  if (release === undefined) throw new Error(`${product.name} has no release ${tenant.product.version}.`);
  const part = (name: "web" | "app") => ({
    ...product[name],
    digest: release[name],
    replicas: replicas[name],
    container,
  });
  return { web: part("web"), app: part("app") };
}
