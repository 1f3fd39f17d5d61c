/** One record that somebody has to put into the DNS zone of the host. */
export interface DnsRecord {
  /** Full name, without a dot at its end. */
  readonly name: string;
  readonly type: string;
  readonly value: string;
  /** What it is for: the host's own way here, or proof to the certificate authority, now and at each renewal. */
  readonly purpose: "address" | "certificate";
}

/** How the certificate authority asks for a proof, as ACM puts it. */
export interface Proof {
  readonly resourceRecordName: string;
  readonly resourceRecordType: string;
  readonly resourceRecordValue: string;
}

/** The records a host needs: one that leads to the balancer, and each that proves control of it. */
export function planRecords(host: string, balancerHost: string, proofs: readonly Proof[]): DnsRecord[] {
  return [
    { name: host, type: "CNAME", value: balancerHost, purpose: "address" },
    ...proofs.map((proof): DnsRecord => {
      const { resourceRecordName: name, resourceRecordType: type, resourceRecordValue: value } = proof;
      return { name: undotted(name), type, value: undotted(value), purpose: "certificate" };
    }),
  ];
}

function undotted(name: string): string {
  return name.replace(/\.$/, "");
}
