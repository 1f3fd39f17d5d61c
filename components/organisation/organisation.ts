import { iam, organizations } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";
import { planGuardrails } from "./guardrails.ts";
import type { Reach } from "./reach.ts";
import { type Spender, type Watch, watchSpending } from "./spending.ts";

export interface OrganisationArgs extends Reach, Watch {
  /** One unit a jurisdiction. */
  readonly units: readonly Unit[];
  /** Whose bill is watched: of every tenant, where AWS lets bills be watched. */
  readonly spenders: readonly Spender[];
  readonly tags: Tags;
}

export interface Unit {
  /** Short name of the jurisdiction, e.g. `es`. */
  readonly name: string;
  /** Where its law lets data be: all that its accounts can reach. */
  readonly regions: readonly string[];
  readonly accounts: readonly NewAccount[];
}

interface NewAccount {
  readonly name: string;
  /** Mailbox of its root, unlike that of any other account there is. */
  readonly mail: string;
}

/** Services that work in the organisation's accounts from the management account: opening regions, copying backups, roots. */
const TRUSTED = ["account.amazonaws.com", "backup.amazonaws.com", "iam.amazonaws.com"];

/**
 * The vendor's organisation: a unit a jurisdiction, its guardrails, and in it two accounts a tenant, whose roots have no
 * password, and whose bill somebody watches. What it made stays when it goes: an account is closed by hand. It costs next
 * to nothing.
 */
export class Organisation extends pulumi.ComponentResource {
  /** Numbers of the accounts, by their names. */
  readonly numbers: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: OrganisationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:organisation:Organisation", name, {}, opts);
    const child = { parent: this, retainOnDelete: true };
    const organisation = new organizations.Organization(
      name,
      { featureSet: "ALL", enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"], awsServiceAccessPrincipals: TRUSTED },
      child,
    );
    const within = { ...child, dependsOn: [organisation] };
    new iam.OrganizationsFeatures(name, { enabledFeatures: ["RootCredentialsManagement", "RootSessions"] }, within);
    const root = organisation.roots.apply((roots) => roots[0]?.id ?? "");
    const made = args.units.flatMap((unit) => createUnit(unit, root, args, within));
    const numbers = new Map(made);
    for (const spender of args.spenders) {
      const accounts = spender.accounts.flatMap((account) => numbers.get(account) ?? []);
      watchSpending(spender, accounts, args, within);
    }
    this.numbers = Object.fromEntries(made);
    this.registerOutputs();
  }
}

/** The guardrails stand before the first account moves in. */
function createUnit(
  { name, regions, accounts }: Unit,
  parentId: pulumi.Input<string>,
  args: OrganisationArgs,
  within: pulumi.CustomResourceOptions,
): (readonly [string, pulumi.Output<string>])[] {
  const { tags } = args;
  const unit = new organizations.OrganizationalUnit(name, { name, parentId, tags }, within);
  const fence = planGuardrails(name, regions, args).map(({ name: guardrail, says, content }) => {
    const described = { name: guardrail, description: says, type: "SERVICE_CONTROL_POLICY", content, tags };
    const policy = new organizations.Policy(guardrail, described, within);
    return new organizations.PolicyAttachment(guardrail, { policyId: policy.id, targetId: unit.id }, within);
  });
  const fenced = { ...within, dependsOn: fence };
  return accounts.map((account) => [account.name, createAccount(account, unit.id, args, fenced)] as const);
}

function createAccount(
  { name, mail }: NewAccount,
  parentId: pulumi.Input<string>,
  { founder, tags }: OrganisationArgs,
  fenced: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const inside = { parentId, roleName: founder, iamUserAccessToBilling: "DENY", closeOnDeletion: false };
  const account = new organizations.Account(
    name,
    { name, email: mail, ...inside, tags },
    // AWS tells neither of the two again †.
    { ...fenced, ignoreChanges: ["roleName", "iamUserAccessToBilling"] },
  );
  return account.id;
}
