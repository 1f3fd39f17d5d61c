import type { cloudwatch } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createLogGroup, type LogTerms, type Tags } from "../shared/index.ts";
import type { Engine } from "./engine.ts";

/** Group into which RDS writes the figures of enhanced monitoring, one an account. */
const MONITORING_PATH = "RDSOSMetrics";

/** Every log group that RDS would otherwise make by itself, unencrypted and for ever; those of its engine by log. */
export function createEngineLogs(
  name: string,
  engine: Engine,
  args: { readonly logs: LogTerms; readonly tags: Tags },
  child: pulumi.CustomResourceOptions,
): { readonly byLog: ReadonlyMap<string, cloudwatch.LogGroup>; readonly all: cloudwatch.LogGroup[] } {
  const terms = args.logs;
  const create = (log: string, path: string) =>
    createLogGroup(`${name}-database-${log}`, { path, terms, tags: args.tags }, child);
  const byLog = new Map(engine.logs.map((log) => [log, create(log, `/aws/rds/instance/${name}/${log}`)]));
  return { byLog, all: [...byLog.values(), create("monitoring", MONITORING_PATH)] };
}
