import type { Scene } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { at, nameOf, namespaceOf, object } from "./object.ts";
import { CLAIM, RESOURCE_QUOTA } from "./tokens.ts";

const VOLUME = "kubernetes:core/v1:PersistentVolume";

const volume = object(VOLUME, { clusterWide: true, fixed: ["spec.csi", "spec.volumeMode"] });

/** A claim takes the volume that it names, if the volume is for it, and counts against its namespace's quota. */
const claim = object(CLAIM, {
  fixed: ["spec.accessModes", "spec.storageClassName", "spec.volumeMode", "spec.volumeName"],
  accept: (scene, before) => {
    fits(scene);
    if (before === null) withinQuota(scene);
  },
});

function fits({ find, settings }: Scene): void {
  const wanted = at(settings, "spec", "volumeName");
  if (wanted === undefined) return;
  const found = find(VOLUME, String(wanted))?.settings;
  if (found === undefined) throw new Refused("Invalid", `persistentvolume "${String(wanted)}" not found`);
  const meant = ["namespace", "name"].map((part) => at(found, "spec", "claimRef", part));
  const own = [namespaceOf(settings), nameOf(settings)];
  if (meant.some((part, index) => part !== undefined && part !== own[index]))
    throw new Refused("Invalid", `persistentvolume "${String(wanted)}" is for the claim ${meant.join("/")}`);
}

function withinQuota({ all, settings }: Scene): void {
  const here = namespaceOf(settings);
  const standing = all(CLAIM).filter((other) => namespaceOf(other.settings) === here).length;
  for (const quota of all(RESOURCE_QUOTA).filter((other) => namespaceOf(other.settings) === here)) {
    const most = at(quota.settings, "spec", "hard", "persistentvolumeclaims");
    if (most !== undefined && standing + 1 > Number(most))
      throw new Refused(
        "Forbidden",
        `exceeded quota: ${nameOf(quota.settings)}, persistentvolumeclaims=${String(most)}`,
      );
  }
}

export const volumeObjects = [volume, claim];
