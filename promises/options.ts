import type { Settled } from "../law/index.ts";

/** What tenants may or may not buy, and promises may depend on. */
export const OPTIONS = [
  "api",
  "auditor",
  "closed-cases",
  "debtors-without-cases",
  "dedicated-hardware",
  "directory",
  "folders",
  "home-country",
  "mail",
  "sftp",
  "shared-folders",
  "sign-on",
  "support",
  "support-folder",
  "vpn",
] as const;

export type Option = (typeof OPTIONS)[number];

type Bought = (tenant: Settled["tenant"]) => boolean;

const BOUGHT: Readonly<Record<Option, Bought>> = {
  api: ({ connections }) => connections.api,
  auditor: ({ access }) => access["auditor-until"] !== undefined,
  "closed-cases": ({ cleanup }) => "closed-cases" in cleanup,
  "debtors-without-cases": ({ cleanup }) => "debtors-without-cases" in cleanup,
  "dedicated-hardware": ({ size }) => size.hardware === "dedicated",
  directory: ({ connections }) => connections.directory !== undefined,
  folders: ({ files }) => files.length > 0,
  "home-country": ({ place, customer }) => ["in-country", customer.country].includes(place.data),
  mail: ({ mail }) => mail !== undefined,
  sftp: ({ connections }) => connections.sftp.length > 0,
  "shared-folders": ({ connections }) => connections["shared-folders"].length > 0,
  "sign-on": ({ connections }) => connections["sign-on"].length > 0,
  support: ({ access }) => access.support !== "none",
  "support-folder": ({ access }) => access.folder !== undefined,
  vpn: ({ connections }) => connections.vpn.length > 0,
};

/** Where the tenant file says whether an option was bought. */
export const OPTION_FIELDS: Readonly<Record<Option, string>> = {
  api: "connections.api",
  auditor: "access.auditor-until",
  "closed-cases": "cleanup",
  "debtors-without-cases": "cleanup",
  "dedicated-hardware": "size.hardware",
  directory: "connections.directory",
  folders: "files",
  "home-country": "place.data",
  mail: "mail",
  sftp: "connections.sftp",
  "shared-folders": "connections.shared-folders",
  "sign-on": "connections.sign-on",
  support: "access.support",
  "support-folder": "access.folder",
  vpn: "connections.vpn",
};

/** Whether this tenant bought an option, as its file says. */
export function isBought(option: Option, { tenant }: Settled): boolean {
  return BOUGHT[option](tenant);
}
