import { type Graph, leaves, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each, flag, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { LIFECYCLE } from "./cleanups.ts";

/** Whether a store is in one zone alone; those that aren't listed are in several by AWS's design. */
const IN_ONE_ZONE: Readonly<Record<string, (store: Resource, graph: Graph) => boolean>> = {
  "aws:rds/instance:Instance": (database) => flag(database, "multiAz") !== true,
  "aws:efs/fileSystem:FileSystem": (files) => text(files, "availabilityZoneName") !== undefined,
  "aws:ebs/volume:Volume": () => true,
  "aws:s3/directoryBucket:DirectoryBucket": () => true,
  "aws:fsx/lustreFileSystem:LustreFileSystem": () => true,
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": isSingle,
  "aws:fsx/windowsFileSystem:WindowsFileSystem": isSingle,
  "aws:redshift/cluster:Cluster": (database) => flag(database, "multiAz") !== true,
  "aws:s3/bucket:Bucket": (bucket, graph) => referrers(graph, LIFECYCLE, "bucket", bucket).some(movesToOne),
  "aws:dynamodb/table:Table": () => false,
};

export const dataInTwoZones: Rule = {
  id: "DAT-08",
  name: "data-in-two-zones",
  statement: "Whatever is written is in a second zone before the writer hears that it is safe.",
  severity: "high",
  capability: "data-redundancy",
  remedy: "set multiAz to true, or use a store of several zones",
  premises: [],
  *check({ graph }) {
    for (const [type, isInOne] of Object.entries(IN_ONE_ZONE)) {
      yield* each(ofType(graph, type), (store) => judgeStore(store, isInOne(store, graph)));
    }
  },
};

function judgeStore(store: Resource, isInOne: boolean): Finding {
  return isInOne
    ? fail(store, `what ${store.name} holds is lost with one zone`)
    : pass(store, `what ${store.name} holds is in more than one zone`);
}

function isSingle(files: Resource): boolean {
  return text(files, "deploymentType")?.startsWith("MULTI_AZ") !== true;
}

/** Whether a clean-up moves what grows old, or what was overwritten, to a class of one zone. */
const movesToOne = (cleaner: Resource): boolean =>
  [...leaves(list(cleaner, "rules"))].some(({ path, value }) => /storageClass$/.test(path) && value === "ONEZONE_IA");
