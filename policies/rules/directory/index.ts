import type { Rule } from "../../rule.ts";
import { directoryNamesAskedPrivately } from "./directory-names-asked-privately.ts";
import { directoryReachedPrivately } from "./directory-reached-privately.ts";
import { signInNeedsNobodyElse } from "./sign-in-needs-nobody-else.ts";
import { vpnOutageRingsAnAlarm } from "./vpn-outage-rings-an-alarm.ts";

export const directory: readonly Rule[] = [
  directoryReachedPrivately,
  directoryNamesAskedPrivately,
  vpnOutageRingsAnAlarm,
  signInNeedsNobodyElse,
];
