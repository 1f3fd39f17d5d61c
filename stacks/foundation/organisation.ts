import {
  type Opening,
  Openings,
  Organisation,
  type Spender,
  stampIdentity,
  type Unit,
} from "../../components/index.ts";
import { mostMonthly } from "../../costs/index.ts";
import { regionOf } from "../../law/index.ts";
import type { FoundationInput, Founded, Numbers, Pass } from "./input.ts";
import { FOUNDER, founderIn, homeOf, managementOf, TAGS, VENDORS } from "./places.ts";

/** The organisation, its units with their guardrails, and the accounts in them. */
export function organisationPass(input: FoundationInput): Pass {
  const declare: Pass["declare"] = () => {
    const { partition, platform } = input;
    const management = managementOf(input);
    const providers = [founderIn("management", management, management)];
    const deployers = [...new Set(input.tenants.map(({ deployer }) => deployer))].sort();
    const reach = { partition, deployers, founder: FOUNDER };
    const watch = { payer: management.account, hearer: platform.security.email, spenders: spendersOf(input) };
    const made = new Organisation(
      "foundation",
      { ...reach, ...watch, units: unitsOf(input), tags: TAGS },
      { providers, transformations: [stampIdentity] },
    );
    const accounts = input.tenants.map(({ settled: { tenant } }) => {
      const { tenant: own, backup } = accountNames(tenant.name);
      return [tenant.name, { tenant: made.numbers[own], backup: made.numbers[backup] }] as const;
    });
    return { accounts: Object.fromEntries(accounts) };
  };
  return {
    name: "organisation",
    owner: VENDORS,
    says: "units, guardrails, accounts and what they may cost",
    needsNumbers: false,
    declare,
  };
}

/** What the accounts of a tenant are called in the organisation. */
function accountNames(tenant: string) {
  return { tenant, backup: `${tenant}-backup` };
}

/** Mailboxes of the roots of a tenant's accounts. */
export function mailsOf({ terms }: FoundationInput, tenant: string) {
  const names = accountNames(tenant);
  const mail = (name: string) => terms.mail.replace("{account}", name);
  return { tenant: mail(names.tenant), backup: mail(names.backup) };
}

function unitsOf(input: FoundationInput): Unit[] {
  const names = [...new Set(input.tenants.map(({ ground }) => ground.jurisdiction))].sort();
  return names.map((name) => {
    const members = input.tenants.filter(({ ground }) => ground.jurisdiction === name);
    const regions = [...new Set(members.flatMap(({ ground }) => ground.regions))].sort();
    return { name, regions, accounts: members.flatMap((member) => accountsOf(input, member)) };
  });
}

function accountsOf(input: FoundationInput, { settled: { tenant } }: Founded): Unit["accounts"] {
  const names = accountNames(tenant.name);
  const mails = mailsOf(input, tenant.name);
  return (["tenant", "backup"] as const).map((purpose) => ({ name: names[purpose], mail: mails[purpose] }));
}

/** A government account's bill comes to the account that it is tied to, outside its partition, and is watched there. */
function spendersOf({ tenants }: FoundationInput): Spender[] {
  return tenants
    .filter(({ settled }) => !settled.lacks.includes("budgets"))
    .map((founded) => {
      const { name } = founded.settled.tenant;
      return { name, accounts: Object.values(accountNames(name)), most: mostMonthly(founded) };
    });
}

/** What the management account allows in the others before anything can stand there. */
export function openingsPass(input: FoundationInput): Pass {
  const declare: Pass["declare"] = (numbers) => {
    const management = managementOf(input);
    new Openings("foundation", openingsOf(input, numbers), {
      providers: [founderIn("management", management, management)],
    });
    return {};
  };
  return {
    name: "openings",
    owner: VENDORS,
    says: "regions opened, backups copied across accounts",
    needsNumbers: true,
    declare,
  };
}

function openingsOf(input: FoundationInput, numbers: Numbers): Opening[] {
  const tenants = input.tenants.flatMap((founded) => {
    const names = accountNames(founded.settled.tenant.name);
    return (["tenant", "backup"] as const).map((purpose) => {
      const { account, region } = homeOf(input, founded, numbers, purpose);
      return { name: names[purpose], account, region };
    });
  });
  const fetched = [...new Set(input.tenants.map(({ settled }) => settled.region))].sort();
  const vendors = fetched.map((region) => ({ name: "vendor", account: input.platform.images.account, region }));
  return [...tenants, ...vendors].filter(({ region }) => regionOf(region)?.optIn === true);
}
