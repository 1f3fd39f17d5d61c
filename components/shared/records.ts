/** One record that somebody has to put into a DNS zone. */
export interface DnsRecord {
  /** Full name, without a dot at its end. */
  readonly name: string;
  readonly type: string;
  readonly value: string;
  /**
   * What it is for: the host's own way here; proof to the certificate authority, now and at each renewal; proof to
   * whoever gets mail that it comes from here.
   */
  readonly purpose: "address" | "certificate" | "mail";
}
