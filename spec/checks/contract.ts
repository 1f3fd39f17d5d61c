import type { Finding } from "../problem.ts";
import { parseSpan } from "../span.ts";
import { finding, type Sections } from "./finding.ts";

/** Dates in their order, and an end that leaves time to hand over. */
export function checkContract({ contract, exit }: Sections): Finding[] {
  const findings: Finding[] = [];
  if (contract && contract.starts < contract.signed) {
    const allowed = `${contract.signed} or later`;
    findings.push(
      finding(
        "contract.starts",
        contract.starts,
        allowed,
        `the contract starts on ${contract.starts}, before it was signed on ${contract.signed}; write ${allowed}.`,
      ),
    );
  }
  if (contract && contract.ends <= contract.starts) {
    const allowed = `a day after ${contract.starts}`;
    findings.push(
      finding(
        "contract.ends",
        contract.ends,
        allowed,
        `the contract ends on ${contract.ends} and starts on ${contract.starts}; write ${allowed}.`,
      ),
    );
  }
  const held = exit && parseSpan(exit.hold).hours / 24;
  if (exit && held !== undefined && (held < 7 || held > 180)) {
    findings.push(
      finding(
        "exit.hold",
        exit.hold,
        "7 days to 180 days",
        `data can't be held for ${exit.hold} after the end; write 7 to 180 days.`,
      ),
    );
  }
  return findings;
}
