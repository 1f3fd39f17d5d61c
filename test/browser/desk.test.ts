import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../bench/browser.ts";
import { openDrafts } from "../../operations/drafting/index.ts";
import { openHome } from "../../operations/index.ts";
import { loadTenant } from "../../spec/order.ts";
import { dental } from "../desk/given.ts";
import { type DeskAtWork, serveGiven } from "../desk/serving.ts";
import { dentists } from "../operations/drafting/given.ts";
import { WRONGS } from "../operations/drafting/wrongs.ts";

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

/** A page on which the dentists' draft stands, all answered. */
function begun(): string {
  const { kept } = openDrafts(openHome(desk.root)).keep(null, { tenant: null, base: null, draft: dentists });
  return `drafts/${kept.id}`;
}

const OPEN_ALL = "for (const fold of document.querySelectorAll('details')) fold.open = true; undefined";
/** Everything on a page that can be used, in its order. */
const USABLE = `[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ contentVisibilityAuto: true }) && one.type !== "hidden")`;
const NAME = `((one) => [one.tagName, one.id || one.name, one.value || one.getAttribute("href") || one.textContent.slice(0, 40)].join(" "))`;

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

describe("each of ten wrong answers is met at its field, by ear as well, and gone once it is mended:", () => {
  let page: Page;
  beforeAll(async () => {
    page = await open("");
  });

  test.each(WRONGS)("$what", async ({ tenant, path, writes, says, instead, offered }) => {
    await page.goto(new URL(tenant === null ? await begun() : `tenants/${tenant}`, desk.url).href);
    const input = page.locator(`[id="${path}"]`);
    const said = page.locator(`[id="says.${path}"]`);
    await page.evaluate(OPEN_ALL);
    const before = await input.inputValue();
    await input.fill(writes);
    await settled(page);
    expect(await input.getAttribute("aria-invalid")).toBe("true");
    expect((await input.getAttribute("aria-describedby"))?.split(" ")).toContain(`says.${path}`);
    expect(await said.textContent()).toContain(says);
    expect(await said.textContent()).toContain(instead);
    expect(await page.locator("#tally").textContent()).toContain("to mend");
    if (offered) await said.getByRole("button", { name: `Write ${instead}`, exact: true }).click();
    else await input.fill(before);
    await settled(page);
    expect(await input.getAttribute("aria-invalid")).toBeNull();
    expect(await said.textContent()).not.toContain(says);
  });
});

describe("by keyboard alone", () => {
  test("Tab reaches everything that can be used, in the order in which it is read, and shows where it is", async () => {
    const page = await open("tenants/kade");
    await page.getByRole("img", { name: "The home of kade" }).waitFor();
    const wanted = await page.evaluate<string[]>(`${USABLE}.map((one) => ${NAME}(one))`);
    const reached: string[] = [];
    for (let press = 0; press < wanted.length; press++) {
      await page.keyboard.press("Tab");
      const [name = "", shown] = await page.evaluate<[string, boolean]>(`(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        return [${NAME}(document.activeElement), outlineStyle !== "none" && parseFloat(outlineWidth) >= 2];
      })()`);
      expect([name, shown]).toEqual([name, true]);
      reached.push(name);
    }
    expect(reached).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(60);
  });

  test("a way out is taken, and the next word goes where it was written", async () => {
    const page = await open("tenants/little-acorn");
    await page.getByLabel("How long the copy of each day lives", { exact: true }).fill("7 days");
    await settled(page);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Write 30 days");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.evaluate("[document.activeElement.id, document.activeElement.value]")).toEqual([
      "backups.keep.daily",
      "30 days",
    ]);
  });
});

test.each([
  ["a telephone", 390],
  ["a window of 1280 at twice the size", 640],
])("on %s nothing is cut off and nothing has to be pushed sideways, with all of it open", async (_, width) => {
  for (const path of ["", "new", "tenants/almendro", "compare?one=almendro&other=kade"]) {
    const page = await open(path, { viewport: { width, height: 800 } });
    await page.evaluate(OPEN_ALL);
    expect([path, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([path, width]);
    const narrow = `[...document.querySelectorAll(".form input[type=text], .form select")].filter((one) => one.clientWidth < 90)`;
    expect(await page.evaluate(`${narrow}.map(({ id }) => id)`)).toEqual([]);
    await page.close();
  }
});

test("printed, a page is an annex: the place with its reasons, the promises and the home, and nothing to click", async () => {
  const page = await open("tenants/kade");
  await page.getByRole("img", { name: "The home of kade" }).waitFor();
  await page.emulateMedia({ media: "print" });
  const visible = (selector: string) => page.locator(`:is(${selector}):visible`).count();
  expect(await visible("button, input, select, textarea, summary, nav, .form")).toBe(0);
  expect(await page.locator("h1, h2").filter({ visible: true }).allTextContents()).toEqual([
    "kade",
    "Where it lives, and who says so",
    "What is promised",
    "The home, as it would be built",
  ]);
  expect(await visible(".promises > li")).toBe(await page.locator(".promises > li").count());
  expect(await visible(".reasons > div")).toBe(await page.locator(".reasons > div").count());
  expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(8);
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
