import type { types } from "@pulumi/kubernetes";
import { onTier } from "../cluster/index.ts";
import type { Environment, Part, Process } from "./process.ts";
import { claims, mounts } from "./volumes.ts";

type PodSpec = types.input.core.v1.PodSpec;
type Container = types.input.core.v1.Container;

/** A user of no rights, the same in every image. */
const USER = 10001;
/** Seconds in which the load balancer learns that a pod goes, before it does. */
const DRAIN_SECONDS = 20;

/** Labels by which services, policies and budgets find the pods of a part. */
export function podLabels(part: Part): Record<string, string> {
  return { "app.kubernetes.io/name": part };
}

/** A pod of a part: meets the restricted standard, stays on its tier's nodes, spreads over zones and machines. */
export function planPod(
  part: Part,
  process: Process,
  image: string,
  environment: Environment,
  folders: readonly string[] = [],
): PodSpec {
  return {
    serviceAccountName: part,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: USER,
      runAsGroup: USER,
      fsGroup: USER,
      seccompProfile: { type: "RuntimeDefault" },
    },
    ...onTier(part),
    topologySpreadConstraints: [
      spread(part, "topology.kubernetes.io/zone", "DoNotSchedule"),
      spread(part, "kubernetes.io/hostname", "ScheduleAnyway"),
    ],
    terminationGracePeriodSeconds: DRAIN_SECONDS + 40,
    containers: [planContainer(part, process, image, environment, folders)],
    volumes: [{ name: "scratch", emptyDir: { sizeLimit: "256Mi" } }, ...claims(folders)],
  };
}

function spread(part: Part, topologyKey: string, whenUnsatisfiable: string) {
  const labelSelector = { matchLabels: podLabels(part) };
  return { maxSkew: 1, topologyKey, whenUnsatisfiable, labelSelector, matchLabelKeys: ["pod-template-hash"] };
}

function planContainer(
  part: Part,
  process: Process,
  image: string,
  environment: Environment,
  folders: readonly string[],
): Container {
  const probe = { httpGet: { path: process.health, port: process.port, scheme: "HTTPS" }, timeoutSeconds: 3 };
  return {
    name: part,
    image,
    ports: [{ name: "https", containerPort: process.port, protocol: "TCP" }],
    env: Object.entries(environment).map(([name, value]) => ({ name, value })),
    resources: { requests: process.container, limits: process.container },
    startupProbe: { ...probe, periodSeconds: 5, failureThreshold: 60 },
    readinessProbe: { ...probe, periodSeconds: 5, failureThreshold: 2 },
    livenessProbe: { ...probe, periodSeconds: 10, failureThreshold: 6 },
    lifecycle: { preStop: { sleep: { seconds: DRAIN_SECONDS } } },
    securityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    volumeMounts: [{ name: "scratch", mountPath: "/tmp" }, ...mounts(folders)],
  };
}
