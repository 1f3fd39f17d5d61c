import { dig, type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { document, type Statement } from "../../document.ts";
import { list, text } from "../../read.ts";
import type { Subject } from "../../verdict.ts";

export type Partner = Subject["settled"]["tenant"]["connections"]["sftp"][number];

const ON_OBJECTS = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"];
const ON_KEY = ["kms:Decrypt", "kms:GenerateDataKey"];

/** What is wrong with where a partner ends up when it signs in, as clauses. */
export function homeFaults(graph: Graph, user: Resource, { folder }: Partner): readonly string[] {
  const mappings = list(user, "homeDirectoryMappings");
  const [only] = mappings;
  const [, bucket, home] = /^\/([^/]+)\/(.+)$/.exec(String(dig(only, "target"))) ?? [];
  const isOwn = ofType(graph, "aws:s3/bucket:Bucket").some(({ inputs }) => inputs.bucket === bucket);
  const isRoot = mappings.length === 1 && dig(only, "entry") === "/";
  return [
    ...(text(user, "homeDirectoryType") === "LOGICAL" && isRoot ? [] : ["it sees more than one folder"]),
    ...(isOwn ? [] : ["its folder is in no bucket of this stack"]),
    ...(home === folder ? [] : [`it sees ${home ?? "another folder"} and not ${folder}`]),
  ];
}

/** What a partner's session may do beyond its own folder, as clauses. Without a policy it is all that its role may. */
export function rightFaults(user: Resource, { folder }: Partner): readonly string[] {
  const [, bucket] = String(dig(list(user, "homeDirectoryMappings")[0], "target")).split("/");
  const statements = document(user, "policy");
  if (statements === undefined) return ["nothing narrows what its role may"];
  const wide = statements.filter((one) => one.effect === "Allow" && !isNarrow(one, `:${bucket}`, folder));
  return wide.map(({ sid }) => `${sid} of its policy reaches beyond ${folder}`);
}

/** Keys by which a partner signs in and shouldn't, or should and can't, as clauses. */
export function keyFaults(graph: Graph, user: Resource, { partner, keys }: Partner): readonly string[] {
  const own = ofType(graph, "aws:transfer/sshKey:SshKey").filter(({ inputs }) => inputs.userName === partner);
  const bodies = own.map((key) => text(key, "body") ?? "");
  return [
    ...own.filter((_, at) => !keys.includes(bodies[at] ?? "")).map(({ name }) => `${name} is no key of ${partner}`),
    ...(keys.every((key) => bodies.includes(key)) ? [] : [`a key of ${partner} doesn't let ${user.name} in`]),
  ];
}

/** Objects in the folder, names in the folder, or the tenant's key through S3: nothing else is needed. */
function isNarrow({ actions, resources, conditions }: Statement, bucket: string, folder: string): boolean {
  const only = (allowed: readonly string[]) => actions.every((action) => allowed.includes(action));
  const bound = (key: string, operator: string, fits: (value: string) => boolean) =>
    conditions.some((one) => one.operator === operator && one.key === key && one.values.every(fits));
  if (only(ON_OBJECTS)) return resources.every((one) => one.endsWith(`${bucket}/${folder}/*`));
  if (only(["s3:ListBucket"]))
    return (
      resources.every((one) => one.endsWith(bucket)) &&
      bound("s3:prefix", "StringLike", (prefix) => prefix.startsWith(`${folder}/`))
    );
  return only(ON_KEY) && bound("kms:ViaService", "StringEquals", (service) => service.startsWith("s3."));
}
