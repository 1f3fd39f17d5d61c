import { countryName, listed } from "../../law/index.ts";
import type { Platform, Tenant } from "../../spec/index.ts";
import { byField, byPlatform, type Sentence } from "../sentence.ts";

/** Who has agreed with whom, on what, and for how long. */
export function parties({ customer, contract, product }: Tenant, { vendor }: Platform): readonly Sentence[] {
  return [
    byField("customer.organisation", `Customer: ${customer.organisation}.`),
    byField(
      "customer.country",
      `Law of: ${[customer.state, countryName(customer.country)].filter(Boolean).join(", ")}.`,
    ),
    byPlatform("vendor", `Vendor: ${vendor}.`),
    byField("product.version", `Product: ${product.name}, release ${product.version} to begin with.`),
    byField("contract.signed", `Contract ${contract.reference}, signed on ${contract.signed}.`),
    byField("contract.ends", `It runs from ${contract.starts} to ${contract.ends}.`),
    byField("contract.processing", `Processing agreement: ${contract.processing}.`),
  ];
}

/** What the vendor processes for the customer. */
export function subject({ data, size }: Tenant): readonly Sentence[] {
  const regimes = data.regimes.length > 0 ? [byField("data.regimes", `Norms named: ${listed(data.regimes)}.`)] : [];
  const kinds = [...data.classes, ...data.special];
  return [
    byField("data.classes", `Kinds of data: ${listed(kinds)}.`),
    ...regimes,
    byField("size.users", `For ${size.users} people.`),
    byField("size.data", `Expected in the first year: ${size.data}.`),
    byField("size.hardware", `Machines: ${HARDWARE[size.hardware]}.`),
  ];
}

const HARDWARE = {
  dedicated: "dedicated to this customer",
  shared: "the customer's own virtual machines, on hardware that the data centre shares",
} as const;

/** Whom either side writes to. */
export function contacts({ contacts, access }: Tenant, { security }: Platform): readonly Sentence[] {
  const door =
    access.support === "none" ? [] : [byField("access.people", `At most ${access.people} operators at a time.`)];
  return [
    byField("contacts.privacy", `Privacy: ${contacts.privacy}.`),
    byField("contacts.security", `Security and incidents: ${contacts.security}.`),
    byField("contacts.operations", `Operations: ${contacts.operations}.`),
    byPlatform("security", `The vendor's ${security.desk.toLowerCase()}: ${security.email}, ${security.phone}.`),
    byField("access.support", `The vendor's staff get in: ${SUPPORT[access.support]}.`),
    ...door,
    byField("access.from", `Operators work from: ${listed(access.from.map(countryName))}.`),
  ];
}

const SUPPORT = {
  none: "never",
  "on-request": "when the customer's contact says yes",
  scheduled: "in the hours agreed",
} as const;
