import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../bench/browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("what a page is told stands on it as text, whatever it contains", async () => {
  const told = `<script>document.title = "taken"</script> & "Añover"`;
  const page = await browser.newPage();
  await page.setContent(String(<p title={told}>{told}</p>));
  expect(await page.locator("p").textContent()).toBe(told);
  expect(await page.locator("p").getAttribute("title")).toBe(told);
  expect(await page.title()).toBe("");
});
