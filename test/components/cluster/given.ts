import { Cluster, type ClusterArgs } from "../../../components/cluster/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { LOGS, PLACE, plan, TAGS } from "../given.ts";

/** The cluster of a standard plan: two zones, one node of web and one of app in each. */
export const CLUSTER: ClusterArgs = {
  version: "1.36",
  subnetIds: {
    control: ["subnet-control-1", "subnet-control-2"],
    web: ["subnet-web-1", "subnet-web-2"],
    app: ["subnet-app-1", "subnet-app-2"],
  },
  groupIds: { control: "sg-control", system: "sg-system", web: "sg-web", app: "sg-app" },
  addresses: { network: "10.20.0.0/19", control: "10.20.16.0/22" },
  nodes: { instanceType: "m7g.large", hardware: "shared", perZone: { web: 1, app: 1 } },
  targetGroupArn: "arn:aws:elasticloadbalancing:eu-south-2:111111111111:targetgroup/web/1",
  dataKeyArn: "arn:aws:kms:eu-south-2:111111111111:key/data",
  secretsKeyArn: "arn:aws:kms:eu-south-2:111111111111:key/secrets",
  logs: LOGS,
  deployer: "domicile-deployer",
  place: PLACE,
  tags: TAGS,
};

export function planCluster(change: Partial<ClusterArgs> = {}): Promise<Graph> {
  return plan(() => new Cluster("almendro", { ...CLUSTER, ...change }));
}
