import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadTenant } from "../../spec/order.ts";
import { dental } from "../desk/given.ts";
import { type DeskAtWork, serveGiven } from "../desk/serving.ts";
import { openBrowser } from "../support/browser.ts";

let browser: Browser;
let desk: DeskAtWork;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), serveGiven()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

async function open(path: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  await page.goto(new URL(path, desk.url).href);
  return page;
}

/** Lets the page say all it has to say on what was typed. */
const settled = (page: Page) => page.waitForFunction("document.documentElement.dataset.at === 'rest'");

test("a person who knows no cloud gets from nothing to a valid file for a Danish dental chain", async () => {
  const page = await open("");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).host));
  await page.getByRole("link", { name: "New customer" }).click();
  const type = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).first().focus();
    await page.keyboard.type(text);
  };
  await type("Legal name of the customer's organisation", dental["customer.organisation"]);
  await page.getByLabel("Country whose law applies").selectOption({ label: "Denmark" });
  await type("Short name of the customer", dental.name);
  await type("Where the system and its data are", "DK");
  await settled(page);
  expect(await page.locator("#says\\.place\\.data").textContent()).toContain("no data centre in Denmark");
  await page.locator("#says\\.place\\.data").getByRole("button", { name: "Write IE" }).click();
  await type(
    "Where in the contract the customer agreed that data or backups leave the country",
    dental["place.accepted"],
  );
  await page.getByLabel("health").check();
  await type("Laws and norms the contract names", "GDPR");
  await page.getByLabel("What we run for the customer").selectOption("ExorLive");
  await settled(page);
  await page.locator("#says\\.product\\.version").getByRole("button").first().click();
  await type("People who use it", dental["size.users"]);
  await type("Data expected in the first year", dental["size.data"]);
  await page.getByLabel("How often a copy is made").selectOption("night");
  await type("How long the copy of each day lives", dental["backups.keep.daily"]);
  await type("Most work lost after an incident", dental["availability.lose"]);
  await page.locator("[name='access.from'][value=NO]").check();
  await type("Contract number", dental["contract.reference"]);
  await type("Day the contract was signed", dental["contract.signed"]);
  await type("First day of the contract", dental["contract.starts"]);
  await type("Last day of the contract", dental["contract.ends"]);
  await type("Data processing or business associate agreement", dental["contract.processing"]);
  await type("Data protection officer or privacy office", dental["contacts.privacy"]);
  await type("Who hears of findings and incidents", dental["contacts.security"]);
  await type("Who hears of maintenance and approves access", dental["contacts.operations"]);
  await settled(page);
  expect(await page.locator("#tally").textContent()).toContain("Ready to save");
  await page.getByRole("img", { name: "The home of tandlaegerne on ExorLive" }).waitFor();
  await page.getByRole("button", { name: "Write the file" }).click();
  expect(await page.locator("#notice").textContent()).toContain("tenants/tandlaegerne.yaml is written.");
  const file = join(desk.root, "tenants", "tandlaegerne.yaml");
  expect(loadTenant(file).place).toMatchObject({ data: "IE", accepted: dental["place.accepted"] });
  expect(readFileSync(file, "utf8")).toContain("keep: { daily: 365 days }");
  expect([...new Set(asked)]).toEqual([new URL(desk.url).host]);
});

test("the home stays in sight, set back and with the reason, while what is written can't be built", async () => {
  const page = await open("tenants/kade");
  const home = page.getByRole("img", { name: "The home of kade" });
  await home.waitFor();
  await page.getByLabel("People who use it", { exact: true }).fill("many");
  await page.getByText("What is marked can't be built; mend it, and the home is drawn anew.").waitFor();
  expect(await page.locator("#picture > .old").count()).toBe(1);
  await page.getByLabel("People who use it", { exact: true }).fill("90");
  await page.locator("#picture > :not(.old)[aria-busy=false]").waitFor();
  expect(await page.locator("#picture .empty").textContent()).toBe("");
  expect(await home.count()).toBe(1);
});

test("nobody is kept out: labels, contrast and structure, in light and dark, on every page", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const path of ["", "new", "tenants/fjordbevegelse", "compare?one=almendro&other=kade"]) {
      const page = await open(path, { colorScheme });
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        // biome-ignore lint/suspicious/noExplicitAny: the script brings no types
        const { violations } = await (globalThis as any).axe.run();
        // biome-ignore lint/suspicious/noExplicitAny: the script brings no types
        return violations.map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`);
      });
      expect(found).toEqual([]);
    }
  }
});
