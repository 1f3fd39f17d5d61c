import type { types } from "@pulumi/kubernetes";
import { core } from "@pulumi/kubernetes";
import type { CustomResourceOptions, Resource } from "@pulumi/pulumi";
import type { Part, Volume } from "./process.ts";

/** Where a part finds the folders it is given. */
const ROOT = "/shared";

/** Makes a folder claimable by one part and by nobody else. It stays when its claim goes. */
export function createVolume(
  name: string,
  part: Part,
  { name: folder, handle }: Volume,
  inside: CustomResourceOptions,
): Resource[] {
  const terms = { accessModes: ["ReadWriteMany"], storageClassName: "", volumeMode: "Filesystem" };
  const capacity = { storage: "1Gi" }; // asked for by Kubernetes, ignored by the driver
  const volume = new core.v1.PersistentVolume(
    `${name}-${folder}`,
    {
      metadata: { name: folder },
      spec: {
        ...terms,
        capacity,
        persistentVolumeReclaimPolicy: "Retain",
        mountOptions: ["tls", "iam"],
        claimRef: { namespace: part, name: folder },
        csi: { driver: "efs.csi.aws.com", volumeHandle: handle, volumeAttributes: { encryptInTransit: "true" } },
      },
    },
    inside,
  );
  const claim = new core.v1.PersistentVolumeClaim(
    `${name}-${folder}`,
    {
      metadata: { name: folder, namespace: part, annotations: { "pulumi.com/skipAwait": "true" } },
      spec: { ...terms, volumeName: folder, resources: { requests: capacity } },
    },
    { ...inside, dependsOn: [volume] },
  );
  return [volume, claim];
}

export function mounts(folders: readonly string[]): types.input.core.v1.VolumeMount[] {
  return folders.map((folder) => ({ name: volumeOf(folder), mountPath: `${ROOT}/${folder}` }));
}

export function claims(folders: readonly string[]): types.input.core.v1.Volume[] {
  return folders.map((folder) => ({ name: volumeOf(folder), persistentVolumeClaim: { claimName: folder } }));
}

/** What a pod calls it: whatever a folder is named, no other volume of the pod is. */
function volumeOf(folder: string): string {
  return `shared-${folder}`;
}
