import { ecr, kms } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { accountPrincipal, document, KEY_ADMINISTRATION, type Place, serviceHost, type Tags } from "../shared/index.ts";

export interface ImagesArgs {
  readonly place: Place;
  /** Names of the repositories. */
  readonly repositories: readonly string[];
  /** Accounts whose nodes fetch from here. */
  readonly pullers: readonly string[];
  readonly tags: Tags;
}

const PULL = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:DescribeImages",
  "ecr:GetDownloadUrlForLayer",
];

/**
 * The repositories of one region under a key of their own: what a tag once named it names for ever, and all is scanned.
 * A dollar a month for the key, and the images.
 */
export class Images extends pulumi.ComponentResource {
  constructor(name: string, args: ImagesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:vendor:Images", name, {}, opts);
    const child = { parent: this, retainOnDelete: true };
    const key = new kms.Key(
      name,
      {
        description: "container images",
        policy: planImagesKey(args.place),
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        deletionWindowInDays: 30,
        tags: args.tags,
      },
      child,
    );
    new kms.Alias(name, { name: "alias/domicile-images", targetKeyId: key.keyId }, child);
    for (const repository of args.repositories) createRepository(name, repository, key.arn, args, child);
    this.registerOutputs();
  }
}

function createRepository(
  parent: string,
  name: string,
  kmsKey: pulumi.Input<string>,
  { place, pullers, tags }: ImagesArgs,
  child: pulumi.CustomResourceOptions,
): void {
  const resource = `${parent}-${name.replaceAll("/", "-")}`;
  const { name: repository } = new ecr.Repository(
    resource,
    {
      name,
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey }],
      forceDelete: false,
      tags,
    },
    child,
  );
  new ecr.RepositoryPolicy(resource, { repository, policy: planPulling(place, pullers) }, child);
}

/** Tenants' accounts fetch, and nobody outside this account writes. */
function planPulling(place: Place, pullers: readonly string[]): string {
  const AWS = pullers.map((account) => accountPrincipal({ ...place, account }));
  return document({ Sid: "TenantsFetch", Effect: "Allow", Principal: { AWS }, Action: PULL });
}

/** ECR uses the key for whoever may use the repository; administrators are this account's. */
function planImagesKey(place: Place): string {
  return document(
    {
      Sid: "AdministrationWithoutUse",
      Effect: "Allow",
      Principal: { AWS: accountPrincipal(place) },
      Action: KEY_ADMINISTRATION,
      Resource: "*",
    },
    {
      Sid: "UseThroughEcr",
      Effect: "Allow",
      Principal: { AWS: accountPrincipal(place) },
      Action: ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*", "kms:RetireGrant"],
      Resource: "*",
      Condition: { StringEquals: { "kms:ViaService": serviceHost(place, "ecr") } },
    },
  );
}
