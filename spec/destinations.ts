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

/** Where the application reaches the customer's directory, by which ports, and who knows its name. */
export interface DirectoryWay {
  readonly host: string;
  /** Names that may be asked for to find it. */
  readonly names: readonly string[];
  /** The VPN that leads to it, and the networks behind it. */
  readonly site: string;
  readonly networks: readonly string[];
  /** TLS from the first byte only: LDAP, and an Active Directory's catalogue of all its domains. */
  readonly ports: readonly number[];
  /** DNS servers behind the same VPN; none when the name is public. */
  readonly dns: readonly string[];
}

const LDAPS = 636;
const GLOBAL_CATALOG = 3269;

/** The way to the customer's directory as its file has it; null when none was sold. */
export function directoryOf({ connections: { directory, vpn } }: Tenant): DirectoryWay | null {
  const site = vpn.find(({ name }) => name === directory?.through);
  if (directory === undefined || site === undefined) return null;
  const { host, dns } = directory;
  const isActive = directory.kind === "active-directory";
  return {
    host,
    // Of an Active Directory the host is the domain: its servers are named beneath it.
    names: isActive ? [host, `*.${host}`] : [host],
    site: site.name,
    networks: site.networks,
    ports: isActive ? [LDAPS, GLOBAL_CATALOG] : [LDAPS],
    dns,
  };
}
