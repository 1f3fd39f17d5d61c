import { countries } from "../countries.ts";
import type { Platform } from "../platform.ts";
import type { Finding } from "../problem.ts";
import { parseSpan } from "../span.ts";
import { finding, type Sections } from "./finding.ts";
import { beyondOneRole } from "./seats.ts";

/** Support has what its kind needs and nothing that its kind can't use; operators have a network in every country named. */
export function checkAccess(sections: Sections, platform: Platform | null): Finding[] {
  return [
    ...withoutVpn(sections),
    ...outlasting(sections),
    ...hoursOf(sections),
    ...withoutApprover(sections),
    ...keptTooLong(sections),
    ...operatorsOf(sections, platform),
  ];
}

/** Scheduled support has hours, and no other support has. */
function hoursOf({ access }: Sections): Finding[] {
  if (!access) return [];
  const { support, windows } = access;
  if (support === "scheduled" && windows.length === 0) {
    const say = "scheduled support needs its hours; write some, such as [Tuesday 18:00-20:00].";
    return [finding("access.windows", null, "weekdays and hours", say)];
  }
  if (support === "scheduled" || windows.length === 0) return [];
  const say = `hours belong to scheduled support and support is ${support}; remove them or write support: scheduled.`;
  return [finding("access.windows", windows.join(", "), null, say)];
}

function withoutApprover({ access }: Sections): Finding[] {
  if (access?.support !== "on-request" || access.approver) return [];
  const say = "support on request needs a contact who says yes; write privacy, security or operations.";
  return [finding("access.approver", null, "privacy, security or operations", say)];
}

/** Longest that a file handed to support may stay, in hours. */
const FOLDER_HOURS = 30 * 24;

function keptTooLong({ access }: Sections): Finding[] {
  const keep = access?.folder?.keep;
  if (keep === undefined || parseSpan(keep).hours <= FOLDER_HOURS) return [];
  const say = `files for support can't stay ${keep}; write 30 days at most.`;
  return [finding("access.folder.keep", keep, "30 days at most", say)];
}

function operatorsOf({ access, customer }: Sections, platform: Platform | null): Finding[] {
  if (!access || !platform || !customer) return [];
  const from = access.from ?? [customer.country];
  return [...withoutNetwork(from, Boolean(access.from), platform), ...beyondOneRole(access.people, from, platform)];
}

function withoutVpn({ access, connections }: Sections): Finding[] {
  if (!access || !connections || access.support === "none" || access.way !== "vpn" || connections.vpn.length > 0)
    return [];
  const say =
    "support comes by VPN and connections.vpn joins no site; add the one it comes from or write way: session.";
  return [finding("access.way", "vpn", "session", say)];
}

function outlasting({ access, contract }: Sections): Finding[] {
  const until = access?.["auditor-until"];
  if (until === undefined || !contract?.ends || until <= contract.ends || contract.ends <= contract.starts) return [];
  const say = `the auditor may look until ${until} and the contract ends on ${contract.ends}; write that day at most.`;
  return [finding("access.auditor-until", until, `${contract.ends} at most`, say)];
}

function withoutNetwork(countries: readonly string[], written: boolean, platform: Platform): Finding[] {
  const listed = Object.keys(platform.operators);
  return countries.flatMap((country, index) => {
    if (listed.includes(country)) return [];
    const say = `nobody of the vendor's works from ${named(country)}; choose among ${listed.map(named).join(", ")}, or ask whoever runs the platform to list operators there.`;
    return [finding(written ? `access.from.${index}` : "access.from", country, listed.join(", "), say)];
  });
}

/** `Spain (ES)`: its name for people, its letters for the file. */
function named(code: string): string {
  const name = countries().find((one) => one.code === code)?.name;
  return name === undefined ? code : `${name} (${code})`;
}
