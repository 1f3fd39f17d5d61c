import { dig, type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import { list, texts } from "../../read.ts";

const DATABASES = [
  "aws:docdb/cluster:Cluster",
  "aws:neptune/cluster:Cluster",
  "aws:rds/cluster:Cluster",
  "aws:rds/instance:Instance",
  "aws:redshift/cluster:Cluster",
];

/** Every database of the graph; of one whose settings lie where nothing here looks, none is known to be set. */
export const databasesOf = (graph: Graph): readonly Resource[] => ofType(graph, ...DATABASES);

/** Names of the logs that a database sends out. Throws `Unproven` where they can't be known. */
export const sentBy = (database: Resource): readonly string[] => texts(database, "enabledCloudwatchLogsExports.*");

/**
 * What a setting of a database's engine is, or an option's: parts of a list apart; empty when it isn't set in this stack.
 * Throws `Unproven` where the settings can't be known.
 */
export function setting(graph: Graph, database: Resource, name: string): readonly string[] {
  const parameters = referents(graph, database, "parameterGroupName").flatMap((group) => list(group, "parameters"));
  const options = referents(graph, database, "optionGroupName").flatMap((group) => list(group, "options"));
  const inOptions = options.flatMap((option) => {
    const settings = dig(option, "optionSettings");
    return Array.isArray(settings) ? settings : [];
  });
  const found = [...parameters, ...inOptions].filter((one) => dig(one, "name") === name);
  return found.flatMap((one) => String(dig(one, "value")).split(","));
}
