import { type Graph, type Resource, referrers } from "../../../graph/index.ts";
import { document, type Statement } from "../../document.ts";

/** What a file system's own policy leaves open on the way to it, as clauses. Without one EFS takes everybody, in plain. */
export function fileFaults(graph: Graph, files: Resource): readonly string[] {
  const policies = referrers(graph, "aws:efs/fileSystemPolicy:FileSystemPolicy", "fileSystemId", files);
  const statements = policies.flatMap((policy) => document(policy, "policy") ?? []);
  return [
    ...(statements.some(refusesPlain) ? [] : ["it takes plain clients"]),
    ...(policies.length > 0 ? [] : ["nobody has to log in"]),
  ];
}

/** Whether a statement forbids everybody whatever doesn't come by TLS, without an exception. */
function refusesPlain({ effect, principals, actions, resources, conditions: [only, ...others] }: Statement): boolean {
  return (
    effect === "Deny" &&
    principals.some(({ name }) => name === "*") &&
    actions.some((action) => action === "*" || action === "elasticfilesystem:*") &&
    resources.includes("*") &&
    only?.operator === "Bool" &&
    only.key === "aws:SecureTransport" &&
    only.values.join() === "false" &&
    others.length === 0
  );
}
