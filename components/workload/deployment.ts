import { apps, core, policy } from "@pulumi/kubernetes";
import type { CustomResourceOptions, Resource } from "@pulumi/pulumi";
import { planPod, podLabels } from "./pod.ts";
import type { Environment, Part, Process } from "./process.ts";

export interface DeploymentArgs {
  readonly part: Part;
  readonly process: Process;
  /** Full name of the image, by digest. */
  readonly image: string;
  readonly environment: Environment;
  /** Names of the folders it is given. @default none */
  readonly folders?: readonly string[];
  /** Port on every node of the tier; only what the load balancer calls has one. @default none */
  readonly nodePort?: number;
}

/** The part's pods, how many may go at a time, and the address they answer on. */
export function createDeployment(
  name: string,
  args: DeploymentArgs,
  opts: CustomResourceOptions & { readonly after: readonly Resource[] },
): void {
  const { after, ...inside } = opts;
  const { part } = args;
  const metadata = { name: part, namespace: part, labels: podLabels(part) };
  const selector = { matchLabels: podLabels(part) };
  const within = { ...inside, dependsOn: [...after] };
  new policy.v1.PodDisruptionBudget(
    name,
    { metadata, spec: { selector, maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" } },
    within,
  );
  new core.v1.Service(name, { metadata, spec: planService(args) }, within);
  new apps.v1.Deployment(
    name,
    {
      metadata,
      spec: {
        replicas: args.process.replicas,
        revisionHistoryLimit: 3,
        selector,
        // A node is sized for its pods: one goes before its successor comes.
        strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
        template: {
          metadata: { labels: podLabels(part) },
          spec: planPod(part, args.process, args.image, args.environment, args.folders),
        },
      },
    },
    within,
  );
}

/** The port outside is the port inside: the network plug-in judges a packet by either. */
function planService({ part, process, nodePort }: DeploymentArgs) {
  const port = { name: "https", protocol: "TCP", port: process.port, targetPort: process.port };
  return {
    selector: podLabels(part),
    ipFamilyPolicy: "SingleStack",
    ...(nodePort === undefined
      ? { type: "ClusterIP", ports: [port] }
      : { type: "NodePort", externalTrafficPolicy: "Local", ports: [{ ...port, nodePort }] }),
  };
}
