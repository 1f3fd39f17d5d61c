import { dig, type Graph, type Resource } from "../../../graph/index.ts";
import { each, list, map, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { storeFaults } from "../encryption/index.ts";
import { nameOf, ofKind } from "./objects.ts";
import { judgeVolume, volumeNamed } from "./static-volumes.ts";

const DEFAULT = "storageclass.kubernetes.io/is-default-class";
const KEY = { key: "parameters.kmsKeyId", on: "parameters.encrypted" };

export const pvEncryptedStorageclass: Rule = {
  id: "K8S-17",
  name: "pv-encrypted-storageclass",
  statement:
    "Storage classes and the file systems behind other volumes encrypt with the tenant's key, data volumes stay on release, and there is no plain default.",
  severity: "critical",
  capability: "encryption-at-rest",
  remedy: "use a storage class of this stack, encrypted with the tenant's key and with reclaim policy Retain",
  premises: ["kms-policy-tenant-only"],
  *check(subject) {
    const { graph } = subject;
    yield* each(ofKind(graph, "StorageClass"), (storage) => judgeClass(subject, storage));
    yield* each(ofKind(graph, "PersistentVolumeClaim"), (claim) =>
      judgeClaim(graph, claim, text(claim, "spec.storageClassName"), text(claim, "spec.volumeName")),
    );
    yield* each(ofKind(graph, "StatefulSet"), (set) =>
      list(set, "spec.volumeClaimTemplates").map((claim) =>
        judgeClaim(graph, set, dig(claim, "spec.storageClassName")),
      ),
    );
    yield* each(ofKind(graph, "PersistentVolume"), (volume) => judgeVolume(subject, volume));
  },
};

function judgeClass(subject: Subject, storage: Resource): Finding {
  const release = text(storage, "reclaimPolicy") ?? "Delete";
  const faults = [
    ...(text(storage, "provisioner") === "ebs.csi.aws.com"
      ? []
      : ["no driver that knows the tenant's key makes its volumes"]),
    ...storeFaults(subject, storage, KEY),
    ...(release === "Retain" ? [] : ["volumes go with their claim"]),
  ];
  return faults.length === 0
    ? pass(storage, `volumes of ${storage.name} are encrypted with a key of this tenant and stay when their claim goes`)
    : fail(storage, `volumes of ${storage.name} aren't safe, since ${faults.join(" and ")}`, { faults });
}

/** A claim that names no class takes the cluster's default; one that wants none takes the volume it names. */
function judgeClaim(graph: Graph, claimant: Resource, name: unknown, wanted?: string): Finding {
  if (name === "") return judgeTaking(graph, claimant, wanted);
  const classes = ofKind(graph, "StorageClass");
  const found = classes.find((one) => (name === undefined ? isDefault(one) : nameOf(one) === name));
  return found
    ? pass(claimant, `${claimant.name} claims volumes of ${found.name}`)
    : fail(
        claimant,
        `${claimant.name} claims volumes of ${name ?? "the default class"}, which this stack doesn't declare`,
      );
}

function judgeTaking(graph: Graph, claim: Resource, wanted: string | undefined): Finding {
  const volume = volumeNamed(graph, wanted);
  return volume
    ? pass(claim, `${claim.name} claims ${volume.name}`)
    : fail(claim, `${claim.name} claims ${wanted ?? "whatever volume there is"}, which this stack doesn't declare`);
}

const isDefault = (storage: Resource): boolean => String(map(storage, "metadata.annotations")[DEFAULT]) === "true";
