import { guardduty } from "@pulumi/aws";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";

/** What GuardDuty looks at besides calls, flows and names, which it always does; by the names of AWS and of ours. */
const FEATURES = {
  S3_DATA_EVENTS: "files",
  EKS_AUDIT_LOGS: "cluster",
  EBS_MALWARE_PROTECTION: "disks",
  RDS_LOGIN_EVENTS: "database",
  RUNTIME_MONITORING: "hosts",
} as const;

/** AWS would set up agents of its own, with endpoints and groups that no plan shows: the cluster declares the agent. */
const NO_AGENTS_OF_ITS_OWN = ["EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"].map(
  (name) => ({ name, status: "DISABLED" }),
);

/** Has GuardDuty watch the account's region, with every feature that something here needs. */
export function watchThreats(name: string, { tags }: { readonly tags: Tags }, child: CustomResourceOptions): void {
  const detector = new guardduty.Detector(
    name,
    { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES", tags },
    child,
  );
  for (const [feature, ours] of Object.entries(FEATURES)) {
    const agents = feature === "RUNTIME_MONITORING" ? { additionalConfigurations: NO_AGENTS_OF_ITS_OWN } : {};
    new guardduty.DetectorFeature(
      `${name}-${ours}`,
      { detectorId: detector.id, name: feature, status: "ENABLED", ...agents },
      child,
    );
  }
}
