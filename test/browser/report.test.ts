import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../bench/browser.ts";
import { PROMISES } from "../../evidence/index.ts";
import { reportHtml } from "../../evidence/report/index.ts";
import { assess, assessmentOf } from "../evidence/assessments.ts";
import { without } from "../evidence/surgery.ts";
import { TENANTS } from "../stacks/tenants.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** A home whose keys were never made. */
const broken = () => assess("almendro", (graph) => without(graph, "keyring"));

let browser: Browser;
let page: Page;
const noticed: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  page.on("console", (message) => noticed.push(message.text()));
  page.on("pageerror", (error) => noticed.push(error.message));
  page.on("request", (request) => noticed.push(request.url()));
});
afterAll(() => browser.close());

const texts = (selector: string) => page.locator(selector).allTextContents();
const open = (html: string) => page.setContent(html);
const openAll = () =>
  page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true; undefined");

describe.each(TENANTS)("the report of %s", (name) => {
  test("lists each promise with what became of it, and fetches nothing", async () => {
    noticed.length = 0;
    const assessment = await assessmentOf(name);
    await open(reportHtml(assessment));
    const shown = await page
      .locator(".promises li[id]")
      .evaluateAll((items) =>
        items.map((item) => [item.id, item.querySelector("b")?.className, item.querySelector(".says")?.textContent]),
      );
    const ordered = PROMISES.flatMap((one) => assessment.ledger.filter(({ outcome }) => outcome === one));
    expect([...shown].sort()).toEqual(
      ordered.map(({ promised, outcome }) => [promised.id, outcome, promised.says]).sort(),
    );
    expect(await texts(".result strong")).toEqual(["Every promise that infrastructure keeps is kept."]);
    expect(await texts("#findings .finding")).toEqual([]);
    expect(noticed).toEqual([]);
  });

  test("has every control, every rule and every resource, each to be linked to", async () => {
    const { frameworks, rules, graph } = await assessmentOf(name);
    const ids = new Set(await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id)));
    const controls = frameworks.flatMap(({ name, controls }) => controls.map(({ id }) => `${name}:${id}`));
    const wanted = [...controls, ...rules.map(({ name }) => `rule:${name}`)];
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
    expect(await page.locator(".resources li").count()).toBe(graph.resources.length);
    const links = await page.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links.filter((link) => !ids.has(decodeURIComponent(link.slice(1))))).toEqual([]);
  });

  test("needs no sideways scrolling on a telephone, with all of it open", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await openAll();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe("a report", () => {
  test.each(["light", "dark"] as const)("can be read by everybody: %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await open(reportHtml(await broken()));
    await openAll();
    await page.evaluate(AXE);
    const violations = (await page.evaluate(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
    )) as readonly string[];
    expect(violations).toEqual([]);
  });

  test("is gone through by keyboard: past the head, to each part, into each fold", async () => {
    await open(reportHtml(await assessmentOf("kade")));
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate("document.activeElement.textContent.trim()");
    expect(await focused()).toBe("Skip to what was promised");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("What was promised");
    await page.locator("details.framework > summary").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("details.framework").first().getAttribute("open")).toBe("");
  });

  test("shows what is chosen of the controls and the rules", async () => {
    const { frameworks } = await assessmentOf("kade");
    await open(reportHtml(await assessmentOf("kade")));
    const visible = () => page.locator(".framework tr[id]:visible").count();
    await page.locator("form[data-filter=controls] select[name=group]").selectOption("gdpr");
    expect(await visible()).toBe(frameworks.find(({ name }) => name === "gdpr")?.controls.length);
    await page.locator("form[data-filter=controls] select[name=state]").selectOption("out-of-scope");
    expect(await visible()).toBe(6);
    await page.locator("form[data-filter=rules] input").fill("restore");
    expect(await page.locator("details.rule:visible").count()).toBeGreaterThan(0);
    expect(await page.locator("details.rule:visible").count()).toBeLessThan(20);
  });

  test("of a home that fails says so before anything else, and has every finding with its line and its remedy", async () => {
    const assessment = await broken();
    await open(reportHtml(assessment));
    expect(await texts(".masthead .result strong")).toEqual(["This tenant fails: the plan is refused."]);
    const refusing = assessment.verdicts.filter(({ outcome }) => ["fail", "unproven", "error"].includes(outcome));
    // And the rule that sums up what is unproven, which finds nothing of its own.
    const sums = assessment.rules.filter(({ last }) => last).map(({ name }) => name);
    const waiting = [...(await texts(".resting li > a:first-child")), ...sums];
    const causes = refusing.filter(({ rule }) => !waiting.includes(rule));
    expect(causes.length).toBeGreaterThan(0);
    expect(await page.locator(".finding > ol > li").count()).toBe(causes.length);
    const lost = assessment.ledger.filter(({ outcome }) => outcome === "broken" || outcome === "unproven");
    const named = await texts(".finding a");
    expect(lost.filter(({ promised }) => !named.includes(promised.id))).toEqual([]);
  });
});
