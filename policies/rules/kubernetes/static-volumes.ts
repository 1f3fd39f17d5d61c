import { type Graph, isType, type Resource, referents } from "../../../graph/index.ts";
import { text } from "../../read.ts";
import { type Finding, fail, pass } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { STORES, storeFaults } from "../encryption/index.ts";
import { nameOf, ofKind } from "./objects.ts";

const FILES = "aws:efs/fileSystem:FileSystem";
const DRIVER = "efs.csi.aws.com";

/** A volume that no class makes is as safe as what it refers to: a file system of this stack says itself under which key it is. */
export function judgeVolume(subject: Subject, volume: Resource): Finding {
  const files = text(volume, "spec.csi.driver") === DRIVER ? filesOf(subject.graph, volume) : undefined;
  if (files === undefined)
    return fail(volume, `${volume.name} is a volume whose encryption nobody can read from the plan`);
  const release = text(volume, "spec.persistentVolumeReclaimPolicy") ?? "Retain";
  const faults = [
    ...(STORES[FILES] ?? []).flatMap((store) => storeFaults(subject, files, store)),
    ...(release === "Retain" ? [] : ["it goes with its claim"]),
  ];
  return faults.length === 0
    ? pass(volume, `${volume.name} is a folder of ${files.name}, which is encrypted with a key of this tenant`)
    : fail(volume, `${volume.name} isn't safe, since ${faults.join(" and ")}`, { faults });
}

/** The volume of this name that the stack declares. */
export function volumeNamed(graph: Graph, name: string | undefined): Resource | undefined {
  return ofKind(graph, "PersistentVolume").find((volume) => nameOf(volume) === name);
}

function filesOf(graph: Graph, volume: Resource): Resource | undefined {
  return referents(graph, volume, "spec").find((target) => isType(target, FILES));
}
