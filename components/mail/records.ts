import type { DnsRecord, Place } from "../shared/index.ts";

const record = (name: string, type: string, value: string): DnsRecord => ({ name, type, value, purpose: "mail" });

/** Where mail that can't be delivered comes back to: a name of its own, so that only the service may send from it. */
export const bounceDomain = (domain: string): string => `bounce.${domain}`;

/**
 * What the domain's zone says so that the region's service is its sender (SES: DKIM; custom MAIL FROM; RFC 7208).
 * † Some newer regions sign under a suffix of their own.
 * @param tokens three, as the service gives them
 */
export function planSenderRecords(domain: string, { region }: Place, tokens: readonly string[]): DnsRecord[] {
  return [
    ...tokens.map((token) => record(`${token}._domainkey.${domain}`, "CNAME", `${token}.dkim.amazonses.com`)),
    record(bounceDomain(domain), "MX", `10 feedback-smtp.${region}.amazonses.com`),
    record(bounceDomain(domain), "TXT", "v=spf1 include:amazonses.com -all"),
  ];
}

/** What receivers do with mail that isn't signed by the domain's own key: they reject it, and tell (RFC 7489). */
export function planPolicyRecord(domain: string, reportAddress: string): DnsRecord {
  return record(`_dmarc.${domain}`, "TXT", `v=DMARC1; p=reject; adkim=s; aspf=r; rua=mailto:${reportAddress}`);
}
