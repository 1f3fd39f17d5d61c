import { lstatSync } from "node:fs";
import { z } from "zod";
import type { Finding } from "./problem.ts";
import { loadSheet } from "./sheet/index.ts";
import { day, distinct, line, slug } from "./tenant/words.ts";

const thing = z
  .string()
  .regex(/^(the whole stack|[\w.-]+ \(\w+:[\w./-]+:\w+\))$/, {
    error: "one resource as the verdict names it, such as almendro (aws:backup/plan:Plan), or the whole stack",
  })
  .meta({ examples: ["almendro (aws:backup/plan:Plan)", "the whole stack"] });

const waiver = z
  .strictObject({
    rule: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, { error: "a rule as the verdict names it, such as isolated-copy" })
      .describe("Rule that fails, as its verdict names it."),
    resources: distinct(thing).min(1).max(20).describe("Each resource on which it may fail, as the verdict names it."),
    reason: line.describe("Why it can't be kept now."),
    instead: line.describe("Control that makes up for it meanwhile."),
    asked: line.describe("Function that asked for it, and that owns its end."),
    approved: line.describe("Another function, which answers for it."),
    ticket: line.describe("Where it is worked on."),
    from: day.describe("Day from which it counts."),
    until: day.describe("Last day on which it counts, in UTC."),
  })
  .describe("One promise that is not kept for a while, knowingly.");

/** The file of a tenant's waivers, `tenants/<name>.waivers.yaml`. */
export const waiversSchema = z.strictObject({
  domicile: z.literal(1).describe("Version of this format."),
  tenant: slug.describe("Whose waivers they are: the tenant's name, as in the file's name."),
  waivers: z.array(waiver).min(1).max(50).describe("Each waiver. Without any there is no file."),
});

/** A promise that is not kept for a while, knowingly. */
export type Waiver = z.output<typeof waiver>;

/**
 * A tenant's waivers, none where it has no file of them.
 * @param path where the tenant file lies
 * @param file how messages name that
 * @throws BadInput with every problem of the waivers' file
 */
export function loadWaivers({ path, file, name }: { path: string; file: string; name: string }): readonly Waiver[] {
  // Of a link to nothing, the waivers are missing and not none.
  if (lstatSync(waiversFile(path), { throwIfNoEntry: false }) === undefined) return [];
  const check = (sheet: z.output<typeof waiversSchema>) => faultsOf(sheet, name);
  return loadSheet({ path: waiversFile(path), file: waiversFile(file), schema: waiversSchema, check }).waivers;
}

/** Where the waivers lie of a tenant whose file is this. */
export function waiversFile(tenantFile: string): string {
  return tenantFile.replace(/\.ya?ml$/, ".waivers.yaml");
}

function faultsOf({ tenant, waivers }: z.output<typeof waiversSchema>, name: string): Finding[] {
  const others = tenant === name ? [] : [otherTenant(tenant, name)];
  return [...others, ...waivers.flatMap((one, index) => [...selfApproved(one, index), ...endsFirst(one, index)])];
}

function otherTenant(tenant: string, name: string): Finding {
  const say = `tenant: these are the waivers of ${tenant} and they lie beside ${name}'s file; give each tenant its own.`;
  return { path: ["tenant"], found: tenant, allowed: name, say };
}

function selfApproved({ asked, approved }: Waiver, index: number): Finding[] {
  if (asked.toLowerCase() !== approved.toLowerCase()) return [];
  const say = `waivers.${index}.approved: ${approved} asked for it; another has to approve it.`;
  return [{ path: ["waivers", index, "approved"], found: approved, allowed: null, say }];
}

function endsFirst({ from, until }: Waiver, index: number): Finding[] {
  if (until >= from) return [];
  const say = `waivers.${index}.until: it ends on ${until}, before it begins on ${from}; write a later day.`;
  return [{ path: ["waivers", index, "until"], found: until, allowed: null, say }];
}
