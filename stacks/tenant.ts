import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Database, Keyring, Network, ownerTags, type Place, roleArn, stampIdentity } from "../components/index.ts";
import { planTenant, type TenantInput, type TenantPlan } from "./plan.ts";

/** One tenant's whole home. */
export class Tenant extends pulumi.ComponentResource {
  /** What `pulumi stack output` shows. */
  readonly outputs: Readonly<Record<string, pulumi.Output<string> | string>>;

  constructor(name: string, plan: TenantPlan, opts: pulumi.ComponentResourceOptions) {
    super("domicile:tenant:Tenant", name, {}, opts);
    const { place, copyPlace, deployer: administrator } = plan;
    const tags = ownerTags(name, plan.dataClasses);
    const here = { parent: this };
    const there = { parent: this, provider: createProvider("backup", copyPlace, administrator) };

    const keys = new Keyring(
      name,
      { purposes: ["data", "backup", "logs", "secrets"], place, administrator, copyAccount: copyPlace.account, tags },
      here,
    );
    new Keyring(`${name}-copy`, { purposes: ["backup"], place: copyPlace, administrator, tags }, there);
    const logs = { keyArn: keys.arn("logs"), days: plan.logDays };
    const network = new Network(name, { ...plan.network, place, logs, tags }, here);
    const database = new Database(
      name,
      {
        ...plan.database,
        subnetIds: network.subnetIds("data"),
        groupId: network.groupId("data"),
        dataKeyArn: keys.arn("data"),
        secretsKeyArn: keys.arn("secrets"),
        place,
        logs,
        tags,
      },
      here,
    );
    this.outputs = { region: place.region, range: plan.network.range, databaseHost: database.host };
    this.registerOutputs(this.outputs);
  }
}

/**
 * Declares everything one tenant is owed. Called inside a Pulumi program whose stack is named after the tenant.
 * Throws `BadInput` when the tenant's file leaves something undecidable.
 */
export function declareTenant(input: TenantInput): Tenant {
  const plan = planTenant(input);
  const provider = createProvider("tenant", plan.place, plan.deployer);
  return new Tenant(plan.name, plan, { providers: [provider], transformations: [stampIdentity] });
}

/** A provider that can touch one region of one account, and refuses to run with any other's credentials. */
function createProvider(name: string, place: Place, deployer: string): aws.Provider {
  return new aws.Provider(name, {
    region: place.region as aws.Region,
    allowedAccountIds: [place.account],
    assumeRoles: [{ roleArn: roleArn(place, deployer), sessionName: "domicile" }],
  });
}
