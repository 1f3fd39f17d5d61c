/** Month in which these prices were noted. */
export const NOTED = "2026-11";

/**
 * What AWS asks for one of each a month of 730 hours, in US dollars: list prices from memory, right to about 30 %, without
 * discounts, taxes, traffic and what a busy month costs more.
 */
export const EACH = {
  /** Network Firewall endpoint, $0.395 an hour. */
  firewall: 288,
  /** Interface endpoint in one zone, $0.011 an hour. */
  endpoint: 8,
  /** NAT gateway, $0.048 an hour. */
  nat: 35,
  /** EKS control plane in standard support, $0.10 an hour. */
  cluster: 73,
  /** Dedicated instances, $2 an hour for a region that has any, whatever their number. */
  dedicated: 1460,
  /** Site-to-site VPN connection, $0.05 an hour. */
  vpn: 36,
  /** Foot of a resolver endpoint in one zone, $0.125 an hour. */
  asker: 91,
  /** SFTP server of Transfer Family, $0.30 an hour. */
  sftp: 219,
  /** Load balancer with its web application firewall and managed rule groups. */
  entrance: 60,
  /** GuardDuty's agent, $1.50 a processor. */
  agent: 1.5,
  /** Inspector's search of one machine, about $1.25. */
  search: 1.25,
  /** GB of an RDS disk that is written in two zones. */
  gigabyte: 0.23,
} as const;

/** EC2 instances by type, and their processors. */
export const MACHINES: Readonly<Record<string, { readonly monthly: number; readonly processors: number }>> = {
  "t4g.large": { monthly: 54, processors: 2 },
  "m7g.large": { monthly: 66, processors: 2 },
  "m7g.xlarge": { monthly: 132, processors: 4 },
};

/** RDS instances by class, in two zones. */
export const DATABASES: Readonly<Record<string, number>> = {
  "db.t4g.medium": 105,
  "db.m7g.large": 270,
  "db.r7g.xlarge": 770,
};
