import { statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../operations/root.ts";
import { dental, givenDesk } from "./given.ts";

test("a page from elsewhere can neither write here nor read what stands here", async () => {
  const { ask, post, work } = givenDesk();
  const own = "http://127.0.0.1:7000";
  for (const origin of ["https://evil.example", "null", `${own}.evil.example`, "http://127.0.0.1:7001"])
    expect((await post("/drafts", dental, { origin })).status).toBe(403);
  expect((await ask("/drafts", { method: "POST", body: "name=nobody" })).status).toBe(403);
  expect((await ask("/", { headers: { origin: "https://evil.example" } })).status).toBe(403);
  for (const site of ["cross-site", "same-site"])
    expect((await ask("/", { headers: { "sec-fetch-site": site } })).status).toBe(403);
  expect(work.drafts.all()).toEqual([]);
  expect((await ask("/", { headers: { "sec-fetch-site": "none" } })).status).toBe(200);
});

test("a name that was turned to this address by somebody's DNS is answered nothing", async () => {
  const { ask } = givenDesk();
  for (const host of ["evil.example", "evil.example:7000", "127.0.0.1", "127.0.0.1:7001", "", "[::1]:7000"])
    expect((await ask("/tenants/almendro", { headers: { host } })).status).toBe(403);
});

test("no address leads to a file that is no tenant's", async () => {
  const { ask, root } = givenDesk();
  writeFileSync(join(root, "secret.yaml"), "domicile: 1\nname: secret\n");
  symlinkSync(join(root, "secret.yaml"), join(root, "tenants", "linked.yaml"));
  const tricks = [
    "..%2fsecret",
    "%2e%2e%2fsecret",
    "..%5csecret",
    "secret",
    "almendro.yaml",
    "almendro%00",
    "__proto__",
  ];
  for (const trick of tricks) {
    expect((await ask(`/tenants/${trick}`)).status).toBe(404);
    expect((await ask(`/compare?one=${trick}&other=almendro`)).status).toBe(404);
    expect((await ask(`/drafts/${trick}`)).status).toBe(404);
  }
  const linked = await ask("/tenants/linked");
  expect(linked.status).toBe(422);
  expect(await linked.text()).toContain("tenants/linked.yaml is no ordinary file");
});

test("a form of a megabyte is refused before it is read, and keeps nothing", async () => {
  const { post, work } = givenDesk();
  const answer = await post("/drafts", `name=${"a".repeat(1_000_000)}`);
  expect(answer.status).toBe(413);
  expect(work.drafts.all()).toEqual([]);
});

test("a page asks for nothing from anywhere else, runs no script but the desk's and is kept by no cache", async () => {
  const { ask } = givenDesk();
  const page = await ask("/tenants/fjordbevegelse");
  expect(page.headers.get("content-security-policy")).toBe(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  const html = await page.text();
  expect(html.match(/(?:src|href|action)="(?!\/|#)[^"]*"/g)).toBeNull();
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/desk.js" defer="">']);
  expect(html).not.toMatch(/ style="| on[a-z]+="/);
});

test("the page of a typical tenant with all that it loads is at most 150 kB", async () => {
  const { ask } = givenDesk();
  const sizes = await Promise.all(
    ["/tenants/fjordbevegelse", "/desk.css", "/desk.js", "/desk.svg"].map(
      async (path) => (await (await ask(path)).arrayBuffer()).byteLength,
    ),
  );
  const picture = statSync(join(projectRoot, "docs", "pictures", "almendro.svg")).size;
  expect(sizes.reduce((sum, size) => sum + size, picture)).toBeLessThanOrEqual(150_000);
});
