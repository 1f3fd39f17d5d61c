import type { Rule } from "../../rule.ts";
import { mailFromOwnDomainOnly } from "./mail-from-own-domain-only.ts";
import { mailOverTlsOnly } from "./mail-over-tls-only.ts";
import { mailSenderProven } from "./mail-sender-proven.ts";

export const mail: readonly Rule[] = [mailSenderProven, mailOverTlsOnly, mailFromOwnDomainOnly];
