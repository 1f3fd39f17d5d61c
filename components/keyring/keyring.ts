import { kms } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { type KeyPolicyArgs, type Purpose, planKeyPolicy } from "./policy.ts";

/** KMS's longest wait before a key is gone for good, so that a mistake can be taken back. */
const DELETION_WINDOW_DAYS = 30;

/** What a lock may hold past the stack's end is sealed under these: backups in vaults, records in the audit bucket. */
const SEALS_LOCKED: readonly Purpose[] = ["backup", "logs"];

export interface KeyringArgs {
  /** Purposes to make a key for, each once. */
  readonly purposes: readonly Purpose[];
  /** Account and region the keys belong to, and never leave. */
  readonly place: Place;
  /** Name of the role that administers keys and can't use them. */
  readonly administrator: string;
  /** Account that may read backups in order to keep its own copy. @default no other account */
  readonly copyAccount?: string;
  readonly tags: Tags;
}

/**
 * The tenant's own keys, one a purpose: `new Keyring("acme", { purposes: ["data", "logs"], … })`.
 * Single-region, rotated every year, used by no other tenant. About a dollar a month each.
 * Keys of backups and logs outlive the stack, as the locked vaults and the locked bucket under them do.
 */
export class Keyring extends pulumi.ComponentResource {
  private readonly name: string;
  private readonly keys: ReadonlyMap<Purpose, kms.Key>;

  constructor(name: string, args: KeyringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:keyring:Keyring", name, {}, opts);
    const child = { parent: this };
    this.name = name;
    this.keys = new Map(args.purposes.map((purpose) => [purpose, createKey(name, { ...args, purpose }, child)]));
    this.registerOutputs();
  }

  /** ARN of the key of this purpose; throws when the ring was made without it. */
  arn(purpose: Purpose): pulumi.Output<string> {
    const key = this.keys.get(purpose);
    if (key === undefined) throw new Error(`This keyring has no ${purpose} key: add it to \`purposes\`.`);
    return key.arn;
  }

  /** Alias of the key of this purpose, known before it exists. */
  alias(purpose: Purpose): string {
    return aliasOf(`${this.name}-${purpose}`);
  }
}

const aliasOf = (keyName: string): string => `alias/${keyName}`;

function createKey(
  name: string,
  args: KeyPolicyArgs & { readonly tags: Tags },
  child: pulumi.CustomResourceOptions,
): kms.Key {
  const keyName = `${name}-${args.purpose}`;
  const retainOnDelete = SEALS_LOCKED.includes(args.purpose);
  const key = new kms.Key(
    keyName,
    {
      description: `${args.purpose} of ${name}`,
      policy: planKeyPolicy(args),
      keyUsage: "ENCRYPT_DECRYPT",
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      multiRegion: false,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      tags: args.tags,
    },
    { ...child, retainOnDelete },
  );
  new kms.Alias(keyName, { name: aliasOf(keyName), targetKeyId: key.keyId }, { ...child, retainOnDelete });
  return key;
}
