import { join } from "node:path";
import { z } from "zod";
import { makeFolder, replaceFile, textOf } from "./files.ts";
import type { Home } from "./home.ts";

/** Which world a record is of: what is simulated says nothing of AWS. */
export type Sort = "simulated" | "aws";

const shape = z.object({
  format: z.literal(1),
  stands: z.enum(["up", "partly", "down"]).nullable(),
  judged: z
    .object({
      at: z.string(),
      by: z.enum(["preview", "up", "refresh"]),
      /** SHA-256 of the tenant file as it was judged. */
      file: z.string(),
      open: z.array(z.object({ rule: z.string(), outcome: z.string(), resource: z.string().nullable() })),
    })
    .nullable(),
});

/** What the last runs on one tenant came to, as far as a listing needs it: no value and nothing of a person. */
export type TenantRecord = z.output<typeof shape>;

const NOTHING: TenantRecord = { format: 1, stands: null, judged: null };

/** What this checkout remembers of its runs, a small file a tenant, readable by its owner only. */
export interface Records {
  /** What is remembered of a tenant; of one that was never run here, or whose record can't be read, nothing. */
  of(tenant: string): TenantRecord;
  /** Keeps what a run found, and of the rest what was there before: all of it or nothing. */
  keep(tenant: string, news: Partial<Omit<TenantRecord, "format">>): void;
}

export function openRecords(home: Home, sort: Sort): Records {
  const fileOf = (tenant: string) => join(home.at, "records", sort, `${tenant}.json`);
  const of = (tenant: string) => read(fileOf(tenant)) ?? NOTHING;
  const keep: Records["keep"] = (tenant, news) => {
    makeFolder(join(home.folder, "records", sort), { mode: 0o700 });
    replaceFile(fileOf(tenant), JSON.stringify({ ...of(tenant), ...news }));
  };
  return { of, keep };
}

function read(file: string): TenantRecord | null {
  try {
    return shape.safeParse(JSON.parse(textOf(file) ?? "null")).data ?? null;
  } catch {
    return null;
  }
}
