import type { UpResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";

type Handover = NonNullable<UpResult["handover"]>;

const PURPOSES: Readonly<Record<Handover["records"][number]["purpose"], string>> = {
  address: "leads people to it",
  certificate: "proves the host to its certificate, now and at each renewal",
  mail: "proves to whoever gets mail from it that it comes from here",
};

/** Where a tenant that is up answers, how to get at what is private, and what is left for people to do. */
export function sayHandover({ address, serves, reach, records, sftp, vpn, fill }: Handover, ink: Ink): string {
  return [
    "",
    `It answers at ${ink.strong(address)}${serves ? "" : " once its certificate is proved"}.`,
    ...reach.flatMap(({ what, at, say, commands }) => [
      `The ${what} is ${ink.strong(at)}. ${say}`,
      ...commands.map((command) => `  ${command}`),
    ]),
    ...sayRecords(records),
    ...(serves ? [] : ["Then write `certificate: proved` at the tenant in platform/platform.yaml, and run again."]),
    ...sftp.map(
      ({ partner, at, fingerprint, signsIn }) =>
        `The partner ${partner} exchanges files by SFTP at ${at.join(" or ")}, where the server shows the key ${fingerprint}${signsIn ? "" : ", once the tenant's file lists a key of its own"}.`,
    ),
    ...vpn.flatMap(({ site, device, theirs, ours, tunnels, say, commands }) => [
      `The customer's VPN ${site} (${device}) joins ${theirs.join(", ")} and routes ${ours} into its tunnels to ${tunnels.join(" and ")}. ${say}`,
      ...commands.map((command) => `  ${command}`),
    ]),
    ...fill.flatMap(({ what, at, say, commands }) => [
      `The ${what} is opened by what the secret ${ink.strong(at)} holds, and it is empty. ${say}`,
      ...commands.map((command) => `  ${command}`),
    ]),
  ].join("\n");
}

function sayRecords(records: Handover["records"]): string[] {
  return (["customer", "vendor"] as const).flatMap((whose) => {
    const theirs = records.filter(({ zone }) => zone === whose);
    if (theirs.length === 0) return [];
    const rows = theirs.map(({ name, type, value, purpose }) => `  ${name} ${type} ${value}\n    ${PURPOSES[purpose]}`);
    return [`The ${whose}'s DNS holds, for as long as it stands:`, ...rows];
  });
}
