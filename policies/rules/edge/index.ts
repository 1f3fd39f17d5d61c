import type { Rule } from "../../rule.ts";
import { tlsPolicy } from "./tls-policy.ts";
import { wafOnEveryPublicLb } from "./waf-on-every-public-lb.ts";

export const edge: readonly Rule[] = [wafOnEveryPublicLb, tlsPolicy];
