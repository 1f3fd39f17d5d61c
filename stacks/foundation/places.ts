import * as aws from "@pulumi/aws";
import { ownerTags, type Place, roleArn } from "../../components/index.ts";
import type { FoundationInput, Founded, Numbers } from "./input.ts";

/** Role by which the management account gets into the others: AWS makes it with the account. */
export const FOUNDER = "domicile-foundation";
/** Role of the deployer where the platform names no other. */
export const DEPLOYER = "domicile-deployer";
/** Roles of the vendor's account by which pipeline and people come in. */
export const ENTRANCES = { ci: "domicile-ci", people: "domicile-operator" };

/** Whose the things are that belong to no tenant. */
export const VENDORS = "foundation";
export const TAGS = ownerTags(VENDORS, ["none"]);

export function placeIn({ partition, suffix }: FoundationInput, account: string, region: string): Place {
  return { partition, suffix, account, region };
}

/** The management account, in which the organisation is. */
export function managementOf(input: FoundationInput): Place {
  return placeIn(input, input.terms.account, input.terms.region);
}

/** Where the tenant's things of one account are. */
export function homeOf(input: FoundationInput, founded: Founded, numbers: Numbers, purpose: "tenant" | "backup") {
  const { settled } = founded;
  const copy = settled.homes.find(({ account }) => account === "backup");
  const region = purpose === "backup" ? (copy?.region ?? settled.region) : settled.region;
  return placeIn(input, numberOf(numbers, settled.tenant.name, purpose), region);
}

function numberOf(numbers: Numbers, tenant: string, purpose: "tenant" | "backup"): string {
  const found = numbers[tenant]?.[purpose];
  if (found === undefined) throw new Error(`The ${purpose} account of ${tenant} has no number yet.`);
  return found;
}

/** ARNs of the roles by which one comes in, in the vendor's account. */
export function entrancesOf(input: FoundationInput): string[] {
  const vendors = placeIn(input, input.platform.images.account, input.terms.region);
  return Object.values(ENTRANCES).map((role) => roleArn(vendors, role));
}

/** A provider for one account, reached from the management account by the role that every account has from its birth. */
export function founderIn(name: string, place: Place, management: Place): aws.Provider {
  const steps = place.account === management.account ? [management] : [management, place];
  return new aws.Provider(name, {
    region: place.region as aws.Region,
    allowedAccountIds: [place.account],
    assumeRoles: steps.map((step) => ({ roleArn: roleArn(step, FOUNDER), sessionName: "domicile" })),
  });
}
