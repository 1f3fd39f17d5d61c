import type { Rule } from "../../rule.ts";
import { auditorReadsUntilADay } from "./auditor-reads-until-a-day.ts";
import { breakGlassRings } from "./break-glass-rings.ts";
import { doorOpensAsAgreed } from "./door-opens-as-agreed.ts";
import { exportFilledByApplication } from "./export-filled-by-application.ts";
import { exportForClientAlone } from "./export-for-client-alone.ts";
import { noSshKeypairs } from "./no-ssh-keypairs.ts";
import { noStarAdmin } from "./no-star-admin.ts";
import { noUsersOrKeys } from "./no-users-or-keys.ts";
import { operatorsAsAgreed } from "./operators-as-agreed.ts";
import { peopleBounded } from "./people-bounded.ts";
import { resourcePoliciesClosed } from "./resource-policies-closed.ts";
import { secondFactorAlways } from "./second-factor-always.ts";
import { sessionsRecorded } from "./sessions-recorded.ts";
import { supportAsChosen } from "./support-as-chosen.ts";
import { trustPolicyClosed } from "./trust-policy-closed.ts";

export { policiesOf } from "./sessions.ts";

export const access: readonly Rule[] = [
  noStarAdmin,
  trustPolicyClosed,
  resourcePoliciesClosed,
  peopleBounded,
  secondFactorAlways,
  noUsersOrKeys,
  supportAsChosen,
  doorOpensAsAgreed,
  operatorsAsAgreed,
  sessionsRecorded,
  breakGlassRings,
  noSshKeypairs,
  auditorReadsUntilADay,
  exportForClientAlone,
  exportFilledByApplication,
];
