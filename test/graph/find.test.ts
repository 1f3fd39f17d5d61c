import { describe, expect, test } from "vitest";
import { graphOf, indexOf, ofType, type Resource, referrers, remembered } from "../../graph/index.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";

function made(type: string, name: string, refs: Resource["refs"] = {}): Resource {
  const bare = { custom: true, parent: null, provider: null, protect: false, retainOnDelete: false, source: null };
  return { ...bare, urn: urn(name), type, name, inputs: {}, refs, dependsOn: [] };
}

const urn = (name: string): string => `urn:pulumi:almendro::domicile::any::${name}`;
const names = (found: readonly Resource[]): readonly string[] => found.map(({ name }) => name);

describe("finding resources", () => {
  const files = made(BUCKET, "files");
  const records = made("aws:s3/bucketV2:BucketV2", "records");
  const graph = graphOf("domicile", "almendro", [
    made(POLICY, "second", { bucket: [urn("files")] }),
    made(POLICY, "first", { bucket: [urn("files"), urn("files")], policy: [urn("records")] }),
    made("aws:s3/bucketAclV2:BucketAclV2", "acl", { bucket: [urn("files")] }),
    files,
    records,
  ]);

  test("by type means under any of its names, in the order of urns", () => {
    expect(names(ofType(graph, BUCKET))).toEqual(["files", "records"]);
    expect(names(ofType(graph, POLICY, BUCKET))).toEqual(["files", "first", "records", "second"]);
    expect(ofType(graph, "aws:kms/key:Key")).toEqual([]);
  });

  test("who refers to something is found once each, by type and by property", () => {
    expect(names(referrers(graph, POLICY, "bucket", files))).toEqual(["first", "second"]);
    expect(names(referrers(graph, POLICY, "policy", records))).toEqual(["first"]);
    expect(referrers(graph, POLICY, "policy", files)).toEqual([]);
    expect(referrers(graph, POLICY, "bucket", records)).toEqual([]);
    expect(names(referrers(graph, "aws:s3/bucketAcl:BucketAcl", "bucket", files))).toEqual(["acl"]);
  });

  test("another graph has its own answers for the same resource", () => {
    const alone = graphOf("domicile", "almendro", [files, made(POLICY, "third", { bucket: [urn("files")] })]);
    expect(names(referrers(alone, POLICY, "bucket", files))).toEqual(["third"]);
    expect(names(referrers(graph, POLICY, "bucket", files))).toEqual(["first", "second"]);
  });

  test("an index has a resource under each of its keys, and once under each", () => {
    const index = indexOf([files, records], ({ name }) => [name, "all", "all"]);
    expect([...index].map(([key, found]) => [key, names(found)])).toEqual([
      ["files", ["files"]],
      ["all", ["files", "records"]],
      ["records", ["records"]],
    ]);
  });
});

describe("what is remembered", () => {
  test("is worked out once for each thing and words, though it comes to nothing", () => {
    const asked: string[] = [];
    const work = remembered((of: { readonly id: string }, ...words: readonly string[]) => {
      asked.push([of.id, ...words].join(" "));
      return undefined;
    });
    const one = { id: "one" };
    for (let turn = 0; turn < 2; turn += 1) for (const of of [one, { id: "other" }]) work(of, "a", "b");
    work(one, "a");
    expect(asked).toEqual(["one a b", "other a b", "other a b", "one a"]);
  });

  test("is nothing where the work threw: it is tried again", () => {
    let turns = 0;
    const work = remembered((_: object) => {
      turns += 1;
      if (turns === 1) throw new Error("not yet");
      return turns;
    });
    const one = {};
    expect(() => work(one)).toThrow("not yet");
    expect([work(one), work(one)]).toEqual([2, 2]);
  });
});
