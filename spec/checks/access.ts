import { countries } from "../countries.ts";
import type { Platform } from "../platform.ts";
import type { Finding } from "../problem.ts";
import { parseSpan } from "../span.ts";
import { finding, type Sections } from "./finding.ts";
import { beyondOneRole } from "./seats.ts";

/** Support has what its kind needs and nothing that its kind can't use; operators have a network in every country named. */
export function checkAccess(sections: Sections, platform: Platform | null): Finding[] {
  const { access, customer } = sections;
  if (!access) return [];
  const findings: Finding[] = [...withoutVpn(sections), ...outlasting(sections)];
  const { support, windows, approver, folder } = access;
  if (support === "scheduled" && windows.length === 0) {
    findings.push(
      finding(
        "access.windows",
        null,
        "weekdays and hours",
        "scheduled support needs its hours; write some, such as [Tuesday 18:00-20:00].",
      ),
    );
  }
  if (support !== "scheduled" && windows.length > 0) {
    findings.push(
      finding(
        "access.windows",
        windows.join(", "),
        null,
        `hours belong to scheduled support and support is ${support}; remove them or write support: scheduled.`,
      ),
    );
  }
  if (support === "on-request" && !approver) {
    findings.push(
      finding(
        "access.approver",
        null,
        "privacy, security or operations",
        "support on request needs a contact who says yes; write privacy, security or operations.",
      ),
    );
  }
  if (folder && parseSpan(folder.keep).hours > 30 * 24) {
    findings.push(
      finding(
        "access.folder.keep",
        folder.keep,
        "30 days at most",
        `files for support can't stay ${folder.keep}; write 30 days at most.`,
      ),
    );
  }
  if (!platform || !customer) return findings;
  const from = access.from ?? [customer.country];
  return [
    ...findings,
    ...withoutNetwork(from, Boolean(access.from), platform),
    ...beyondOneRole(access.people, from, platform),
  ];
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
