import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  Backup,
  Database,
  Edge,
  Keyring,
  Network,
  ownerTags,
  type Place,
  planLock,
  roleArn,
  Storage,
  stampIdentity,
  Vault,
} from "../components/index.ts";
import { planTenant, type TenantInput, type TenantPlan } from "./plan.ts";

/** One tenant's whole home: its keys, storage, network, entrance, database and backups, each told what the plan decided. */
export class Tenant extends pulumi.ComponentResource {
  /** What `pulumi stack output` shows. */
  readonly outputs: Readonly<Record<string, pulumi.Input<unknown>>>;

  constructor(name: string, plan: TenantPlan, opts: pulumi.ComponentResourceOptions) {
    super("domicile:tenant:Tenant", name, {}, opts);
    const here = { parent: this };
    const { place } = plan;
    const common = { place, tags: ownerTags(name, plan.dataClasses) };

    const copyAccount = plan.copyPlace === null ? {} : { copyAccount: plan.copyPlace.account };
    const keys = new Keyring(
      name,
      { ...common, ...copyAccount, purposes: ["data", "backup", "logs", "secrets"], administrator: plan.deployer },
      here,
    );
    const logs = { keyArn: keys.arn("logs"), days: plan.logDays };

    const storage = new Storage(
      name,
      { ...common, terms: plan.storage, keys: { data: keys.arn("data"), logs: keys.arn("logs") } },
      here,
    );

    const network = new Network(name, { ...common, ...plan.network, logs: storage.bucket("logs") }, here);

    const edge = new Edge(
      name,
      {
        ...common,
        ...plan.edge,
        vpcId: network.vpcId,
        subnetIds: network.subnetIds("edge"),
        groupId: network.groupId("edge"),
        accessLogs: storage.bucket("delivery"),
        logs,
      },
      here,
    );

    const database = new Database(
      name,
      {
        ...common,
        ...plan.database,
        subnetIds: network.subnetIds("data"),
        groupId: network.groupId("data"),
        dataKeyArn: keys.arn("data"),
        secretsKeyArn: keys.arn("secrets"),
        logs,
      },
      here,
    );

    const lock = planLock(plan.backup.rules);
    const copyVault = plan.copyPlace === null ? null : this.protectCopies(name, plan, plan.copyPlace);
    const copies = copyVault === null ? "none" : { to: copyVault.arn };
    const vault = new Vault(name, { ...common, keyArn: keys.arn("backup"), lock, copies }, here);
    new Backup(
      name,
      {
        ...common,
        ...plan.backup,
        ...(copyVault === null ? {} : { copyVault }),
        vault,
        restores: [{ type: "RDS", overrides: database.restoredInto(network.groupId("restored")) }, { type: "S3" }],
        noticeKeyArn: keys.arn("backup"),
      },
      here,
    );

    this.outputs = {
      address: edge.address,
      balancerHost: edge.balancerHost,
      databaseHost: database.host,
      range: plan.network.range,
      region: place.region,
      ...(plan.edge.certificateProved ? {} : { certificateProofs: edge.proofs }),
    };
    this.registerOutputs(this.outputs);
  }

  /** The vault in the backup account, under a key of its own there: an intruder in the tenant's account ends here. */
  private protectCopies(tenant: string, plan: TenantPlan, place: Place): Vault {
    const name = `${tenant}-copy`;
    const there = { parent: this, provider: createProvider("backup", place, plan.deployer) };
    const common = { place, tags: ownerTags(tenant, plan.dataClasses) };
    const keys = new Keyring(name, { ...common, purposes: ["backup"], administrator: plan.deployer }, there);
    const lock = planLock(plan.backup.rules);
    return new Vault(name, { ...common, keyArn: keys.arn("backup"), lock, copies: { from: plan.place } }, there);
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
