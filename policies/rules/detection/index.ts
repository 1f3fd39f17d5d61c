import type { Rule } from "../../rule.ts";
import { breachClockRuns } from "./breach-clock-runs.ts";
import { disksScanned } from "./disks-scanned.ts";
import { findingsReachContacts } from "./findings-reach-contacts.ts";
import { hostsCarryTheAgent } from "./hosts-carry-the-agent.ts";
import { personalDataSearched } from "./personal-data-searched.ts";
import { reviewsCalled } from "./reviews-called.ts";
import { standardsChecked } from "./standards-checked.ts";
import { threatsWatched } from "./threats-watched.ts";
import { uploadsScanned } from "./uploads-scanned.ts";
import { weaknessesSearched } from "./weaknesses-searched.ts";

export const detection: readonly Rule[] = [
  threatsWatched,
  hostsCarryTheAgent,
  disksScanned,
  uploadsScanned,
  findingsReachContacts,
  breachClockRuns,
  weaknessesSearched,
  personalDataSearched,
  standardsChecked,
  reviewsCalled,
];
