/** Addresses of Kubernetes services (ClusterIPs). Tenants' ranges are never chosen from 172.16.0.0/13. */
export const SERVICES = "172.20.0.0/16";
/** Kubernetes' own resolver: EKS gives it the tenth address of the services' range. */
export const CLUSTER_DNS = "172.20.0.10";
/** Kubernetes gives its own API server the first address of the services' range. */
export const API_SERVICE = "172.20.0.1/32";
/** Where the pod identity agent of each node hands out credentials. */
export const POD_IDENTITY = "169.254.170.23/32";

/** The VPC's own resolver: the third address of its range, whose first ends in .0. */
export function resolverOf(range: string): string {
  const match = /^(\d+\.\d+\.\d+)\.0\/\d+$/.exec(range);
  if (match === null) throw new RangeError(`range: got "${range}", a VPC's range looks like 10.20.0.0/19.`);
  return `${match[1]}.2/32`;
}
