import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { draftIn, formOf } from "../../desk/form/answers.ts";
import { fields, savedTenant } from "../../operations/drafting/index.ts";
import { loadTenant } from "../../spec/order.ts";
import { dental, givenDesk } from "./given.ts";

const noticeIn = (html: string) => /<div id="notice"[^>]*>(.*?)<div class="says" id="says\."/s.exec(html)?.[1];
const formIn = (html: string) => /action="\/drafts\/([0-9a-f-]{36})"/.exec(html)?.[1] ?? "";

test("a salesperson's answers become a file that the platform reads, and the draft is gone", async () => {
  const { root, post, work } = givenDesk();
  const answer = await post("/drafts", { ...dental, do: "save" });
  expect(noticeIn(await answer.text())).toContain("tenants/tandlaegerne.yaml is written.");
  const tenant = loadTenant(join(root, "tenants", "tandlaegerne.yaml"));
  expect(tenant.customer).toEqual({ organisation: "Tandlægerne Sund Fiktiv A/S", country: "DK", kind: "private" });
  expect(work.drafts.all()).toEqual([]);
});

test("every example can be opened, and comes back from its form as it was", () => {
  const { root } = givenDesk();
  for (const name of ["almendro", "cedar-hollow", "fjordbevegelse", "kade", "little-acorn"]) {
    const { draft } = savedTenant(root, name) ?? { draft: {} };
    expect(draftIn(formOf(draft))).toEqual(draft);
  }
});

test("a draft is kept at each word, for its owner alone, and a new tenant takes nobody's place", async () => {
  const { folder, post, type, work, root } = givenDesk();
  const first = await type("/drafts", { name: "almendro" });
  const again = await type(`/drafts/${first.id}`, { name: "almendro", version: "1" });
  expect(again).toMatchObject({ id: first.id, version: 2, wrong: ["name"] });
  expect(again.says.name).toContain("tenants/almendro.yaml is there already and is never overwritten");
  const [file = ""] = readdirSync(join(folder, "drafts"));
  expect(file).toBe(`${first.id}.2.json`);
  expect(statSync(join(folder, "drafts", file)).mode & 0o777).toBe(0o600);
  const before = readFileSync(join(root, "tenants", "almendro.yaml"), "utf8");
  expect((await post(`/drafts/${first.id}`, { ...dental, name: "almendro", version: "2", do: "save" })).status).toBe(
    422,
  );
  expect(readFileSync(join(root, "tenants", "almendro.yaml"), "utf8")).toBe(before);
  expect(work.drafts.all()).toHaveLength(1);
});

test("an entry of a list is added, written and taken away without a script, and its neighbours stay", async () => {
  const { ask, post, work } = givenDesk();
  const sites = { "connections.vpn.0.name": "north", "connections.vpn.1.name": "south" };
  const added = await post("/drafts", { ...sites, do: "add:connections.vpn" });
  const [, id = ""] =
    /^\/drafts\/([0-9a-f-]{36})\?add=connections\.vpn#field\.connections\.vpn$/.exec(
      added.headers.get("location") ?? "",
    ) ?? [];
  expect(added.status).toBe(303);
  expect(await (await ask(`/drafts/${id}?add=connections.vpn`)).text()).toContain('id="connections.vpn.2.name"');
  await post(`/drafts/${id}`, { ...sites, version: "1", do: "remove:connections.vpn.0" });
  expect(work.drafts.get(id)?.draft).toMatchObject({ connections: { vpn: [{ name: "south" }] } });
  await post(`/drafts/${id}`, { version: "2", do: "discard" });
  expect(work.drafts.all()).toEqual([]);
});

test("two people at one draft: both keep what they wrote, and the second is told in what they differ", async () => {
  const { type, work } = givenDesk();
  const { id } = await type("/drafts", { name: "sund" });
  await type(`/drafts/${id}`, { name: "sund", version: "1", "size.users": "10" });
  const second = await type(`/drafts/${id}`, { name: "sund", version: "1", "size.users": "20" });
  expect(second.id).not.toBe(id);
  expect(second.parts.notice).toContain("Somebody else writes on this draft as well.");
  expect(second.parts.notice).toContain("<td>10</td><td>20</td>");
  expect(work.drafts.get(id)?.draft).toMatchObject({ name: "sund", size: { users: 10 } });
  expect(work.drafts.get(second.id)?.draft).toMatchObject({ name: "sund", size: { users: 20 } });
});

test("two people at one file: the second sees both and overwrites only what was seen", async () => {
  const { root, ask, post } = givenDesk();
  const path = join(root, "tenants", "almendro.yaml");
  const before = readFileSync(path, "utf8");
  const { draft, digest } = savedTenant(root, "almendro") ?? { draft: {}, digest: "" };
  const form = new Map([...formOf(draft), ["size.users", ["700"]], ["tenant", ["almendro"]], ["base", [digest]]]);
  const mine = [...form].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
  const sent = (version: string, deed: string) =>
    String(new URLSearchParams([...mine, ["version", version], ["do", deed]]));
  expect((await ask("/tenants/almendro")).status).toBe(200);
  writeFileSync(path, before.replace("users: 640", "users: 650"));
  const refused = await post("/drafts", sent("0", "save"));
  expect(refused.status).toBe(409);
  const html = await refused.text();
  expect(noticeIn(html)).toContain("Somebody has saved tenants/almendro.yaml since you began.");
  expect(noticeIn(html)).toContain('<th scope="row">size.users</th><td>650</td><td>700</td>');
  expect(readFileSync(path, "utf8")).toContain("users: 650");
  const [, over = ""] = /value="(save-over:[0-9a-f]{64})"/.exec(html) ?? [];
  writeFileSync(path, before.replace("users: 640", "users: 660"));
  expect((await post(`/drafts/${formIn(html)}`, sent("1", over))).status).toBe(409);
  writeFileSync(path, before.replace("users: 640", "users: 650"));
  expect((await post(`/drafts/${formIn(html)}`, sent("2", over))).status).toBe(200);
  expect(readFileSync(path, "utf8")).toBe(before.replace("users: 640", "users: 700"));
});

test("ten thousand partners are refused in a sentence, and a file that has them is left to an editor", async () => {
  const { root, ask, post, work } = givenDesk();
  const rows = Array.from({ length: 10_000 }, (_, row) => `connections.sftp.${row}.partner=p${row}`);
  const answer = await post("/drafts", rows.join("&"));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("A list has more entries than a tenant may have");
  expect(work.drafts.all()).toEqual([]);
  const path = join(root, "tenants", "almendro.yaml");
  const partners = Array.from({ length: 10_000 }, (_, row) => `    - { partner: p${row} }`);
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace("connections:", `connections:\n  sftp:\n${partners.join("\n")}`),
  );
  const page = await ask("/tenants/almendro");
  expect(page.status).toBe(422);
  expect((await page.text()).length).toBeLessThan(4_000);
});

test("what a customer is called is text on every page", async () => {
  const { ask, type } = givenDesk();
  const name = `<img src=x onerror=alert(1)>"'`;
  const { id, parts } = await type("/drafts", { "customer.organisation": name, name });
  for (const html of [JSON.stringify(parts), await (await ask(`/drafts/${id}`)).text(), await (await ask("/")).text()])
    expect(html).not.toContain("<img src=x");
});

test("what can be chosen follows what was answered, once nobody writes", async () => {
  const { ask, type } = givenDesk();
  const { id } = await type("/drafts", { "customer.country": "DK", "product.name": "ExorLive" });
  const lists = await (await ask(`/drafts/${id}/lists`)).text();
  const listOf = (path: string) => lists.match(new RegExp(`<datalist id="list.${path}">(.*?)</datalist>`))?.[1];
  expect(listOf("product.version")).toBe('<option value="2026.10"></option><option value="2026.9"></option>');
  expect(listOf("place.data")).toMatch(/^<option value="nearest-allowed">[^<]+, Sweden<\/option>/);
});

test("nothing counts as answered that nobody has answered; that a list has nothing on it is an answer of its own", async () => {
  const { ask, type } = givenDesk();
  const empty = await type("/drafts", {});
  const must = fields.filter((field) => field.must).map(({ path }) => path);
  expect(must.filter((path) => !Object.keys(empty.says).includes(path))).toEqual([]);
  const { id, says, parts } = await type(`/drafts/${empty.id}`, { "data.regimes.none": "true", version: "1" });
  expect(Object.keys(says)).not.toContain("data.regimes");
  expect(parts.file).toContain("regimes: []");
  expect(await (await ask(`/drafts/${id}`)).text()).toMatch(/name="data.regimes.none" value="true" checked/);
});

test("a short name is offered once the customer has a name, and free of any other tenant's", async () => {
  const { type } = givenDesk();
  const { id, says } = await type("/drafts", { "customer.organisation": "Æblegård Tandklinik (opdigtet)" });
  expect(says.name).toContain('data-at="name" data-write="aeblegard"');
  const again = await type(`/drafts/${id}`, { "customer.organisation": "Almendro", version: "1" });
  expect(again.says.name).not.toContain("data-write");
});

test("one thing in the way is said of one, and a contract without a number yet isn't called after itself", async () => {
  const { post, type } = givenDesk();
  const { "contract.reference": _, ...unnumbered } = dental;
  expect(noticeIn(await (await post("/drafts", { ...unnumbered, do: "save" })).text())).toContain(
    "1 thing stands in the way",
  );
  const { "place.accepted": __, ...open } = unnumbered;
  const { parts } = await type("/drafts", open);
  expect(parts.where).toContain('<span class="tag contract">contract</span> </small>');
});
