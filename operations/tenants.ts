import { resolve } from "node:path";
import { BadInput, fingerprint, tenantNames } from "../spec/index.ts";
import { type Home, openHome } from "./home.ts";
import { takeWish } from "./order.ts";
import { openRecords, type Sort, type TenantRecord } from "./records.ts";
import { projectRoot } from "./root.ts";
import type { TenantRow, TenantsResult } from "./shapes/index.ts";

export interface TenantsOptions {
  /** True for what is known of the simulated world, false for AWS. */
  readonly simulate: boolean;
  /** @default this checkout */
  readonly root?: string;
  /** @default `.domicile/` of this checkout, or what `DOMICILE_HOME` names */
  readonly home?: Home;
}

/**
 * Every tenant file of the project, sorted: where it would live, whether it is up and what was last found against it, as
 * the runs from this checkout saw it. Asks neither engine nor cloud. A file that is wrong is a row with its first problem.
 */
export function tenants({ simulate, root = projectRoot, home = openHome(root) }: TenantsOptions): TenantsResult {
  const world: Sort = simulate ? "simulated" : "aws";
  const records = openRecords(home, world);
  const rows = tenantNames(root).map((name): TenantRow => {
    const file = `tenants/${name}.yaml`;
    const { stands, judged } = records.of(name);
    return {
      tenant: name,
      file,
      ...placed(root, name),
      stands: stands ?? "unknown",
      judged: judgedIn(judged, root, file),
    };
  });
  return { format: 1, world, tenants: rows };
}

function placed(root: string, name: string): Pick<TenantRow, "placement" | "problem"> {
  try {
    const taken = takeWish(root, name);
    if ("placed" in taken) {
      const { partition, region } = taken.placed.settled;
      return { placement: { partition, region }, problem: null };
    }
    return { placement: null, problem: problemOf("refused", taken.refusals) };
  } catch (error) {
    if (error instanceof BadInput) return { placement: null, problem: problemOf("wrong", error.problems) };
    throw error;
  }
}

interface Said {
  readonly line: number | null;
  readonly say: string;
}

function problemOf(kind: "refused" | "wrong", problems: readonly Said[]): TenantRow["problem"] {
  const [first] = problems;
  return { kind, line: first?.line ?? null, say: first?.say ?? "", more: Math.max(0, problems.length - 1) };
}

function judgedIn(judged: TenantRecord["judged"], root: string, file: string): TenantRow["judged"] {
  if (judged === null) return null;
  const { at, by, open } = judged;
  return { at, by, open, current: fingerprint(resolve(root, file)) === judged.file };
}
