import { storage } from "@pulumi/kubernetes";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import { BACKED_UP, type Tags } from "../shared/index.ts";

/**
 * The one class of volumes, and the default: encrypted under the tenant's key, kept when released, and tagged so that
 * backups find volumes that no plan lists.
 */
export function createVolumeClass(
  name: string,
  args: { readonly keyArn: Input<string>; readonly tags: Tags },
  opts: CustomResourceOptions,
): storage.v1.StorageClass {
  const tags = Object.entries({ ...args.tags, ...BACKED_UP });
  return new storage.v1.StorageClass(
    `${name}-encrypted`,
    {
      metadata: { name: "encrypted", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      provisioner: "ebs.csi.aws.com",
      parameters: {
        type: "gp3",
        encrypted: "true",
        kmsKeyId: args.keyArn,
        ...Object.fromEntries(tags.map(([key, value], index) => [`tagSpecification_${index + 1}`, `${key}=${value}`])),
      },
      reclaimPolicy: "Retain",
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: true,
    },
    opts,
  );
}
