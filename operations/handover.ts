import { z } from "zod";
import type { Placed } from "./order.ts";
import { type Handover, recordsShape } from "./shapes/index.ts";

/** What the stack's outputs say of a tenant that is up. */
const told = z.object({
  address: z.string(),
  cluster: z.string(),
  databaseHost: z.string(),
  databasePort: z.number(),
  databaseUser: z.string(),
  range: z.string(),
  records: recordsShape,
  region: z.string(),
});
type Told = z.output<typeof told>;

const INSIDE = "Private: from inside its network or over its VPN";

/**
 * What people do once a tenant is up: where it answers, how its cluster and database are reached, and what the customer
 * has to see to.
 * @param outputs of the tenant's stack
 * @returns null when the outputs don't tell: an older release made them, and the next change makes them anew
 */
export function handoverOf(placed: Placed, outputs: Readonly<Record<string, unknown>>): Handover | null {
  const { data: known } = told.safeParse(outputs);
  if (known === undefined) return null;
  const { tenant, platform, accounts } = placed;
  const zone = tenant.product.host.endsWith(`.${platform.domain}`) ? "vendor" : "customer";
  return {
    address: known.address,
    serves: accounts.certificate === "proved",
    reach: [reachCluster(placed, known), reachDatabase(placed, known)],
    records: known.records.map((record) => ({ ...record, zone })),
    vpn: tenant.connections.vpn.map(({ name, address, networks }) => ({
      site: name,
      device: address,
      theirs: networks,
      ours: known.range,
      say: "The tunnel's own end and its keys are not made by this release yet.",
    })),
  };
}

function reachCluster({ settled, accounts }: Placed, { cluster, region }: Told): Handover["reach"][number] {
  const role = `arn:${settled.partition}:iam::${accounts.tenant}:role/${accounts.deployer}`;
  return {
    what: "cluster",
    at: cluster,
    say: `${INSIDE}, with credentials that may assume ${accounts.deployer}.`,
    commands: [
      `aws eks update-kubeconfig --name ${cluster} --region ${region} --role-arn ${role}`,
      "kubectl get pods --all-namespaces",
    ],
  };
}

function reachDatabase({ tenant, product }: Placed, known: Told): Handover["reach"][number] {
  const { databaseHost: host, databasePort: port, databaseUser: user, region } = known;
  const token = `"$(aws rds generate-db-auth-token --hostname ${host} --port ${port} --region ${region} --username ${user})"`;
  const signIn = tenant.product.database === "mysql" ? mysql : psql;
  return {
    what: "database",
    at: `${host}:${port}`,
    say: `${INSIDE}, with a role that may rds-db:connect as ${user}: there is no password. global-bundle.pem holds the authorities that AWS publishes for RDS.`,
    commands: [signIn(known, product.database.name, token)],
  };
}

function psql({ databaseHost, databasePort, databaseUser }: Told, name: string, token: string): string {
  const where = `host=${databaseHost} port=${databasePort} dbname=${name} user=${databaseUser}`;
  return `PGPASSWORD=${token} psql "${where} sslmode=verify-full sslrootcert=global-bundle.pem"`;
}

function mysql({ databaseHost, databasePort, databaseUser }: Told, name: string, token: string): string {
  const where = `--host=${databaseHost} --port=${databasePort} --user=${databaseUser}`;
  return `MYSQL_PWD=${token} mysql ${where} --ssl-mode=VERIFY_IDENTITY --ssl-ca=global-bundle.pem --enable-cleartext-plugin ${name}`;
}
