import type { cloudwatch } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createLogGroup, type LogTerms, type Tags } from "../shared/index.ts";
import type { Engine } from "./engine.ts";

/** Group into which RDS writes the figures of enhanced monitoring, one an account. */
const MONITORING_PATH = "RDSOSMetrics";

/** Every log group that RDS would otherwise make by itself, unencrypted and for ever. */
export function createEngineLogs(
  name: string,
  engine: Engine,
  args: { readonly logs: LogTerms; readonly tags: Tags },
  child: pulumi.CustomResourceOptions,
): cloudwatch.LogGroup[] {
  const terms = args.logs;
  const create = (log: string, path: string) =>
    createLogGroup(`${name}-database-${log}`, { path, terms, tags: args.tags }, child);
  return [
    ...engine.logs.map((log) => create(log, `/aws/rds/instance/${name}/${log}`)),
    create("monitoring", MONITORING_PATH),
  ];
}
