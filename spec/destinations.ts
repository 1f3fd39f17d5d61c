import type { Tenant } from "./tenant/index.ts";

/** A host outside the tenant that the system may call over TLS. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

const HTTPS = 443;
/** Mail handed over inside TLS from its first byte (RFC 8314). */
const SUBMISSION = 465;

/** Hosts that the known providers answer at: sign-in, tokens, keys, and who somebody is (their own discovery documents). */
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  azure: ["graph.microsoft.com", "login.microsoftonline.com"],
  google: ["accounts.google.com", "oauth2.googleapis.com", "openidconnect.googleapis.com", "www.googleapis.com"],
  linkedin: ["api.linkedin.com", "www.linkedin.com"],
};

/**
 * Every host that a tenant's file lets the system call, sorted: those it names, those of its sign-on providers, and its
 * mail relay. What the platform itself calls stays inside the network and needs none.
 */
export function destinationsOf({ connections, mail }: Tenant): readonly Destination[] {
  const signOn = connections["sign-on"].flatMap((provider) => PROVIDERS[provider] ?? [provider]);
  const hosts = [...new Set([...connections.egress, ...signOn])].sort();
  return [
    ...hosts.map((host) => ({ host, port: HTTPS })),
    ...(mail?.relay === undefined ? [] : [{ host: mail.relay, port: SUBMISSION }]),
  ];
}
