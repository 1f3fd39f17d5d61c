import type { Rule } from "../../rule.ts";
import { browsersUseHttpsOnly } from "./browsers-use-https-only.ts";
import { callsShowAToken } from "./calls-show-a-token.ts";
import { certsManagedAndValid } from "./certs-managed-and-valid.ts";
import { entranceSetsNoCookie } from "./entrance-sets-no-cookie.ts";
import { largeBodiesOnlyAtUploads } from "./large-bodies-only-at-uploads.ts";
import { lbHardening } from "./lb-hardening.ts";
import { signInGuessingHeard } from "./sign-in-guessing-heard.ts";
import { signInSlowed } from "./sign-in-slowed.ts";
import { tlsPolicy } from "./tls-policy.ts";
import { tlsToBackend } from "./tls-to-backend.ts";
import { wafBaselineRules } from "./waf-baseline-rules.ts";
import { wafLoggingRedacted } from "./waf-logging-redacted.ts";
import { wafOnEveryPublicLb } from "./waf-on-every-public-lb.ts";

export const edge: readonly Rule[] = [
  wafOnEveryPublicLb,
  wafBaselineRules,
  wafLoggingRedacted,
  tlsPolicy,
  tlsToBackend,
  lbHardening,
  browsersUseHttpsOnly,
  certsManagedAndValid,
  entranceSetsNoCookie,
  signInSlowed,
  signInGuessingHeard,
  callsShowAToken,
  largeBodiesOnlyAtUploads,
];
