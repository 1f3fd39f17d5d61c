import { describe, expect, test } from "vitest";
import { handoverOf } from "../../operations/handover.ts";
import { type Placed, takeOrder } from "../../operations/order.ts";

const records = [
  { name: "h.homes.vendor.example", type: "CNAME", value: "balancer.example", purpose: "address" },
  { name: "_p.h.homes.vendor.example", type: "CNAME", value: "_q.acm-validations.aws", purpose: "certificate" },
  { name: "_dmarc.mail.almendro.example", type: "TXT", value: "v=DMARC1; p=reject", purpose: "mail" },
];
const outputs = {
  address: "https://h.vendor.example",
  cluster: "almendro",
  databaseHost: "almendro.abc.rds.example",
  databasePort: 5432,
  databaseUser: "app",
  entrance: "10.64.22.0/23",
  records,
  region: "eu-south-2",
  sites: [
    {
      name: "head-office",
      connection: "vpn-0abc",
      tunnels: ["52.0.0.1", "52.0.0.2"],
      keys: "arn:aws:secretsmanager:eu-south-2:220000000011:secret:s2svpn!vpn-0abc-1a2b3c",
    },
  ],
  toFill: [{ what: "mail relay", secret: "almendro-mail-relay-1a2b3c7" }],
};

function placed(name: string, over: Partial<Placed> = {}): Placed {
  const taken = takeOrder(process.cwd(), name);
  if (!("placed" in taken)) throw new Error(`${name} was refused`);
  return { ...taken.placed, ...over };
}

describe("once a tenant is up, people are told", () => {
  const handover = handoverOf(placed("almendro"), outputs);

  test("where it answers", () => {
    expect(handover).toMatchObject({ address: "https://h.vendor.example", serves: true });
  });

  test("how its cluster is reached, as whom, and that it is private", () => {
    expect(handover?.reach[0]).toEqual({
      what: "cluster",
      at: "almendro",
      say: "Private: from inside its network or over its VPN, with credentials that may assume domicile-deployer.",
      commands: [
        "aws eks update-kubeconfig --name almendro --region eu-south-2 --role-arn arn:aws:iam::220000000011:role/domicile-deployer",
        "kubectl get pods --all-namespaces",
      ],
    });
  });

  test("how its database is reached over checked TLS, with a token that only the command itself sees", () => {
    expect(handover?.reach[1]?.commands).toEqual([
      'PGPASSWORD="$(aws rds generate-db-auth-token --hostname almendro.abc.rds.example --port 5432 --region eu-south-2 --username app)" ' +
        'psql "host=almendro.abc.rds.example port=5432 dbname=openhr user=app sslmode=verify-full sslrootcert=global-bundle.pem"',
    ]);
  });

  test("which records go into whose DNS zone", () => {
    expect(handover?.records.map(({ zone }) => zone)).toEqual(["vendor", "vendor", "customer"]);
    expect(handover?.records).toMatchObject(records);
  });

  test("what the customer's side of each VPN has to know", () => {
    expect(handover?.vpn).toMatchObject([
      {
        site: "head-office",
        device: "203.0.113.10",
        theirs: ["10.20.0.0/16"],
        ours: "10.64.22.0/23",
        tunnels: ["52.0.0.1", "52.0.0.2"],
      },
    ]);
  });

  test("how its device is set up, and where its keys are fetched, which nobody prints", () => {
    const [types, settings, keys, entrance] = handover?.vpn[0]?.commands ?? [];
    expect(types).toBe("aws ec2 get-vpn-connection-device-types --region eu-south-2");
    expect(settings).toContain("--vpn-connection-id vpn-0abc --internet-key-exchange-version ikev2");
    expect(keys).toContain("--secret-id arn:aws:secretsmanager:eu-south-2:220000000011:secret:s2svpn!vpn-0abc-1a2b3c");
    expect(entrance).toContain("--filters 'Name=description,Values=ELB app/*'");
  });

  test("which secrets wait to be filled, by a command that never holds one", () => {
    expect(handover?.fill).toMatchObject([{ what: "mail relay", at: "almendro-mail-relay-1a2b3c7" }]);
    expect(handover?.fill[0]?.commands).toEqual([
      "aws secretsmanager put-secret-value --region eu-south-2 --secret-id almendro-mail-relay-1a2b3c7 --secret-string file:///dev/stdin",
    ]);
  });

  test("nothing of a site that the file no longer names", () => {
    const [site] = outputs.sites;
    expect(handoverOf(placed("almendro"), { ...outputs, sites: [{ ...site, name: "closed" }] })?.vpn).toEqual([]);
  });
});

test("each partner's own end of SFTP is told, and nothing of a server that nobody bought", () => {
  const partners = { addresses: ["18.0.0.1", "18.0.0.2"], fingerprint: "SHA256:x=" };
  const known = { at: partners.addresses, fingerprint: "SHA256:x=", signsIn: true };
  expect(handoverOf(placed("kade"), { ...outputs, sites: [], partners })?.sftp).toEqual([
    { partner: "energie-voorbeeld", ...known },
    { partner: "zorg-voorbeeld", ...known },
  ]);
  expect(handoverOf(placed("almendro"), outputs)?.sftp).toEqual([]);
});

test("a MySQL tenant is signed in to with MySQL's client", () => {
  const [, database] = handoverOf(placed("cedar-hollow"), { ...outputs, databasePort: 3306 })?.reach ?? [];
  expect(database?.commands[0]).toMatch(/^MYSQL_PWD="\$\(.*\)" mysql --host=.* --ssl-mode=VERIFY_IDENTITY .* openemr$/);
});

test("nothing listens until somebody has said that the certificate is proved", () => {
  const { accounts } = placed("almendro");
  const { certificate: _, ...unproved } = accounts;
  expect(handoverOf(placed("almendro", { accounts: unproved }), outputs)?.serves).toBe(false);
});

test("outputs of an older release tell nothing, rather than half", () => {
  const { records: _, ...older } = outputs;
  expect(handoverOf(placed("almendro"), older)).toBeNull();
});
