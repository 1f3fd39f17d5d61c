import type { DnsRecord } from "../shared/index.ts";

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
