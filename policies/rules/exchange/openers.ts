import type { Graph, Resource } from "../../../graph/index.ts";
import { covers, type Statement } from "../../document.ts";
import { rightsOf } from "../../rights.ts";
import { rolesOf } from "../access/people.ts";
import { isEverybody } from "../access/principals.ts";

const MOUNT = "elasticfilesystem:ClientMount";
/** All that opening a folder takes; to open it as root, past all of its users, takes more. */
export const OPENS = [MOUNT, "elasticfilesystem:ClientWrite"];
/** AWS's own policies that open file systems. */
const OF_AWS = /policy\/(AmazonElasticFileSystem\w+|AdministratorAccess|PowerUserAccess)$/;

/** Whether a statement keeps everybody out who comes by no entrance. */
export function isByEntrance({
  effect,
  principals,
  actions,
  resources,
  conditions: [only, ...more],
}: Statement): boolean {
  const withoutOne = only?.operator === "Null" && only.key === "elasticfilesystem:AccessPointArn";
  return (
    effect === "Deny" &&
    principals.some(isEverybody) &&
    OPENS.every((one) => covers(actions, one)) &&
    resources.includes("*") &&
    withoutOne &&
    only.values.join() === "true" &&
    more.length === 0
  );
}

/** Names of other roles whose own rights open file systems. */
export function openers(graph: Graph, reader: Resource | undefined): readonly string[] {
  const others = rolesOf(graph).filter((role) => role !== reader);
  const isOpener = (role: Resource) => {
    const { statements, others: attached } = rightsOf(graph, role);
    const written = statements.some(({ effect, actions }) => effect === "Allow" && covers(actions, MOUNT));
    return written || attached.some((arn) => OF_AWS.test(arn));
  };
  return others.filter(isOpener).map(({ name }) => name);
}
