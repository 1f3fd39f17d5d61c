import type { Rule } from "../../rule.ts";
import { appReachableOnlyFromWeb } from "./app-reachable-only-from-web.ts";
import { dbReachableOnlyFromApp } from "./db-reachable-only-from-app.ts";

export const network: readonly Rule[] = [dbReachableOnlyFromApp, appReachableOnlyFromWeb];
