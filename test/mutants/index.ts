import { access } from "./access.ts";
import { backup } from "./backup.ts";
import { data } from "./data.ts";
import { edge } from "./edge.ts";
import { encryption } from "./encryption.ts";
import { exchange } from "./exchange.ts";
import { firewall } from "./firewall.ts";
import { kubernetes } from "./kubernetes.ts";
import { logging } from "./logging.ts";
import { network } from "./network.ts";
import { outside } from "./outside.ts";
import { residency } from "./residency.ts";
import { tenancy } from "./tenancy.ts";
import { watch } from "./watch.ts";

export type { Mutant } from "./mutant.ts";

/** Every mutant, by what is made wrong. */
export const mutants = {
  residency,
  tenancy,
  encryption,
  data,
  edge,
  network,
  firewall,
  exchange,
  kubernetes,
  backup,
  access,
  logging,
  outside,
  watch,
};
