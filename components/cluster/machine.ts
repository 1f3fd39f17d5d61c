import { CLUSTER_DNS } from "./addresses.ts";

/** Bottlerocket's build for an instance type: Graviton families carry a `g` right after their generation, `m7g.large`. */
export function planAmiType(instanceType: string): string {
  return /^[a-z]+\d+g/.test(instanceType) ? "BOTTLEROCKET_ARM_64" : "BOTTLEROCKET_x86_64";
}

/**
 * Bottlerocket settings of every node. Cluster name, endpoint and certificate are EKS's to add, so this is known
 * beforehand. Where no sessions were sold nobody signs in to a node: both host containers are off. The one that may
 * become root of the node always is, and the kernel can't be changed while it runs. Where names are asked is said, since
 * without a way to EKS's API a node guesses it from its own address, and rightly only in 10.0.0.0/8.
 */
export function planUserData(sessions: boolean): string {
  const toml = [
    "[settings.host-containers.admin]",
    "enabled = false",
    "[settings.host-containers.control]",
    `enabled = ${sessions}`,
    "[settings.kernel]",
    'lockdown = "integrity"',
    "[settings.kubernetes]",
    `cluster-dns-ip = "${CLUSTER_DNS}"`,
    "pod-pids-limit = 1024",
    "",
  ];
  return Buffer.from(toml.join("\n")).toString("base64");
}
