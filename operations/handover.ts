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
  entrance: z.string(),
  partners: z.object({ addresses: z.array(z.string()), fingerprint: z.string() }).nullish(),
  records: recordsShape,
  region: z.string(),
  sites: z.array(
    z.object({ name: z.string(), connection: z.string(), tunnels: z.array(z.string()), keys: z.string() }),
  ),
  toFill: z.array(z.object({ what: z.string(), secret: z.string() })),
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
  const { platform, accounts } = placed;
  const zoneOf = (name: string) => (name.endsWith(`.${platform.domain}`) ? "vendor" : "customer");
  return {
    address: known.address,
    serves: accounts.certificate === "proved",
    reach: [reachCluster(placed, known), reachDatabase(placed, known)],
    records: known.records.map((record) => ({ ...record, zone: zoneOf(record.name) })),
    sftp: meetPartners(placed, known),
    vpn: known.sites.flatMap((joined) => joinSite(placed, known, joined)),
    fill: known.toFill.map((one) => fillSecret(known, one)),
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

function fillSecret({ region }: Told, { what, secret }: Told["toFill"][number]): Handover["fill"][number] {
  return {
    what,
    at: secret,
    say: 'Whoever knows it types {"username": "…", "password": "…"} and ends with Ctrl-D: it stays in no history.',
    commands: [
      `aws secretsmanager put-secret-value --region ${region} --secret-id ${secret} --secret-string file:///dev/stdin`,
    ],
  };
}

const INNER_ADDRESSES =
  "--filters 'Name=description,Values=ELB app/*' --query 'NetworkInterfaces[].PrivateIpAddress' --output text";

/** What the customer's side of a connection is told; nothing where the file names the site no more. */
function joinSite({ tenant }: Placed, { entrance, region }: Told, joined: Told["sites"][number]): Handover["vpn"] {
  const { connection, tunnels, keys } = joined;
  const sold = tenant.connections.vpn.find(({ name }) => name === joined.name);
  if (sold === undefined) return [];
  return [
    {
      site: sold.name,
      device: sold.address,
      theirs: sold.networks,
      ours: entrance,
      tunnels,
      say: `IKEv2 only, AES-256-GCM, SHA-384 or SHA-512, groups 19 to 21. The keys lie in Secrets Manager: hand them over by a safe way. The site's own DNS answers for ${tenant.product.host} with the entrance's inner addresses, which the last command lists; ask again now and then, AWS moves them.`,
      commands: [
        `aws ec2 get-vpn-connection-device-types --region ${region}`,
        `aws ec2 get-vpn-connection-device-sample-configuration --region ${region} --vpn-connection-id ${connection} --internet-key-exchange-version ikev2 --vpn-connection-device-type-id "$DEVICE_TYPE"`,
        `aws secretsmanager get-secret-value --region ${region} --secret-id ${keys} --query SecretString --output text`,
        `aws ec2 describe-network-interfaces --region ${region} ${INNER_ADDRESSES}`,
      ],
    },
  ];
}

/** What each partner is told by a safe way: the fingerprint is how it knows the server. */
function meetPartners({ tenant }: Placed, { partners }: Told): Handover["sftp"] {
  if (!partners) return [];
  const { addresses, fingerprint } = partners;
  return tenant.connections.sftp.map(({ partner, keys }) => ({
    partner,
    at: addresses,
    fingerprint,
    signsIn: keys.length > 0,
  }));
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
