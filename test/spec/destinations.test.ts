import { expect, test } from "vitest";
import { destinationsOf, directoryOf, loadOrder } from "../../spec/index.ts";

const of = (name: string) =>
  destinationsOf(loadOrder({ root: process.cwd(), file: name }).tenant).map(({ host, port }) => `${host}:${port}`);

test("a tenant calls the hosts that its file lists, its sign-on providers' and its mail relay, and no others", () => {
  expect(of("almendro")).toEqual([
    "accounts.google.com:443",
    "api.linkedin.com:443",
    "api.payroll.example:443",
    "graph.microsoft.com:443",
    "login.microsoftonline.com:443",
    "oauth2.googleapis.com:443",
    "openidconnect.googleapis.com:443",
    "www.googleapis.com:443",
    "www.linkedin.com:443",
    "relay.correo.example:465",
  ]);
});

test("a sign-on provider may be any host, and a mail relay is none where the cloud has mail of its own", () => {
  expect(of("fjordbevegelse")).toEqual(["id.fjordbevegelse.example:443", "journal.epj.example:443"]);
  expect(of("cedar-hollow")).toEqual(["erx.pharmacy.example:443", "hie.texas.example:443"]);
});

test("a host that is listed and a provider's is one destination", () => {
  const { tenant } = loadOrder({ root: process.cwd(), file: "fjordbevegelse" });
  const { connections } = tenant;
  const twice = { ...connections, egress: [...connections.egress, "id.fjordbevegelse.example"] };
  expect(destinationsOf({ ...tenant, connections: twice })).toHaveLength(2);
});

const wayOf = (name: string) => directoryOf(loadOrder({ root: process.cwd(), file: name }).tenant);

test("an LDAP directory is spoken to by TLS, and an Active Directory by its catalogue of all domains too", () => {
  expect(wayOf("almendro")).toEqual({
    host: "ldap.almendro.example",
    names: ["ldap.almendro.example"],
    site: "head-office",
    networks: ["10.20.0.0/16"],
    ports: [636],
    dns: [],
  });
  expect(wayOf("fjordbevegelse")).toMatchObject({
    names: ["ad.fjordbevegelse.example", "*.ad.fjordbevegelse.example"],
    ports: [636, 3269],
    dns: ["10.40.0.10", "10.40.1.10"],
  });
  expect(wayOf("kade")).toBeNull();
});
