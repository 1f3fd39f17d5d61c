import type { Rule } from "../rule.ts";
import { access } from "./access/index.ts";
import { account } from "./account/index.ts";
import { backup } from "./backup/index.ts";
import { data } from "./data/index.ts";
import { detection } from "./detection/index.ts";
import { directory } from "./directory/index.ts";
import { edge } from "./edge/index.ts";
import { encryption } from "./encryption/index.ts";
import { exchange } from "./exchange/index.ts";
import { firewall } from "./firewall/index.ts";
import { kubernetes } from "./kubernetes/index.ts";
import { logging } from "./logging/index.ts";
import { mail } from "./mail/index.ts";
import { network } from "./network/index.ts";
import { patching } from "./patching/index.ts";
import { residency } from "./residency/index.ts";
import { runner } from "./runner/index.ts";
import { tenancy } from "./tenancy/index.ts";

/** Every rule there is, by family. */
export const rules: readonly Rule[] = [
  ...residency,
  ...tenancy,
  ...encryption,
  ...data,
  ...edge,
  ...network,
  ...firewall,
  ...exchange,
  ...kubernetes,
  ...backup,
  ...access,
  ...logging,
  ...mail,
  ...directory,
  ...account,
  ...detection,
  ...patching,
  ...runner,
];
