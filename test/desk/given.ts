import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { deskApp } from "../../desk/app.tsx";
import { openWork } from "../../desk/work.ts";
import { openDrafts } from "../../operations/drafting/index.ts";
import type { Drawer } from "../../operations/index.ts";
import { projectRoot } from "../../operations/root.ts";

/** Draws a name in place of a home: what a picture shows is tested where it is drawn. */
const drawer: Drawer = {
  draw: async ({ settled }) => `<svg><title>${settled.tenant.name}</title></svg>`,
  close: async () => {},
};
const HOST = "127.0.0.1:7000";

/** A folder with the examples in it, to be written in. */
export function givenProject(): string {
  const root = mkdtempSync(join(tmpdir(), "domicile-desk-"));
  cpSync(join(projectRoot, "tenants"), join(root, "tenants"), { recursive: true });
  symlinkSync(join(projectRoot, "platform"), join(root, "platform"));
  return root;
}

/** A desk on a project of its own, gone after the test; asked as a browser that has one of its pages open asks it. */
export function givenDesk() {
  const root = givenProject();
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, ".domicile");
  const work = openWork(root, openDrafts({ folder }), drawer);
  const app = deskApp(work, [HOST]);
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://${HOST}${path}`, { ...init, headers: { host: HOST, ...(init.headers ?? {}) } });
  const post = (
    path: string,
    fields: Readonly<Record<string, string>> | string,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    ask(path, {
      method: "POST",
      body: typeof fields === "string" ? fields : String(new URLSearchParams(fields)),
      headers: { origin: `http://${HOST}`, "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  /** What the page is told after a keystroke. */
  const type = async (path: string, fields: Readonly<Record<string, string>>): Promise<Answered> =>
    Answered.parse(await (await post(path, fields, { accept: "application/json" })).json());
  return { root, folder, work, ask, post, type };
}

const Answered = z.object({
  id: z.string(),
  version: z.number(),
  wrong: z.array(z.string()),
  says: z.record(z.string(), z.string()),
  parts: z.record(z.string(), z.string()),
});
type Answered = z.output<typeof Answered>;

/** A Danish dental chain, as its form says it. */
export const dental = {
  "customer.organisation": "Tandlægerne Sund Fiktiv A/S",
  "customer.country": "DK",
  name: "tandlaegerne",
  "place.data": "IE",
  "place.backups": "IE",
  "place.accepted": "TSF-2026-04 annex B",
  "data.classes": "health",
  "data.regimes": "GDPR",
  "product.name": "ExorLive",
  "product.version": "2026.10",
  "size.users": "180",
  "size.data": "80 GB",
  "backups.every": "night",
  "backups.keep.daily": "365 days",
  "availability.lose": "26 hours",
  "access.from": "NO",
  "contract.reference": "TSF-2026-04",
  "contract.signed": "2026-10-01",
  "contract.starts": "2027-01-01",
  "contract.ends": "2099-12-31",
  "contract.processing": "DPA-TSF-2026-04",
  "contacts.privacy": "dpo@tandlaegerne.example",
  "contacts.security": "sikkerhed@tandlaegerne.example",
  "contacts.operations": "drift@tandlaegerne.example",
};
