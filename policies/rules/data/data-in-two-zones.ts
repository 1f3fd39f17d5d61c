import { ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** Whether a store is in one zone alone; those that aren't listed are in several by AWS's design. */
const IN_ONE_ZONE: Readonly<Record<string, (store: Resource) => boolean>> = {
  "aws:rds/instance:Instance": (database) => flag(database, "multiAz") !== true,
  "aws:efs/fileSystem:FileSystem": (files) => text(files, "availabilityZoneName") !== undefined,
  "aws:ebs/volume:Volume": () => true,
  "aws:s3/directoryBucket:DirectoryBucket": () => true,
  "aws:s3/bucket:Bucket": () => false,
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
      yield* each(ofType(graph, type), (store) => judgeStore(store, isInOne(store)));
    }
  },
};

function judgeStore(store: Resource, isInOne: boolean): Finding {
  return isInOne
    ? fail(store, `what ${store.name} holds is lost with one zone`)
    : pass(store, `what ${store.name} holds is in more than one zone`);
}
