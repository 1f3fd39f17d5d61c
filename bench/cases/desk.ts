import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { serveDesk } from "../../desk/index.ts";
import { openBrowser } from "../browser.ts";
import { median } from "../measure.ts";
import { layOut } from "../project.ts";
import { TENANT } from "../subject.ts";

const NAME = "abcdefghijklmnopqrstuvwxyzabcdefghijklmn";
const PLACES = ["IE", "SE", "DE", "FR", "IT", "ES"];

/** Notes how long after a word was written the right-hand side of the desk has changed and is painted. */
const WATCH = `{
  window.took = [];
  let written;
  addEventListener("input", () => { written = performance.now(); }, true);
  new MutationObserver(() => {
    const from = written;
    written = undefined;
    if (from !== undefined) requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - from)));
  }).observe(document.querySelector("aside"), { childList: true, subtree: true });
}`;

/** Somebody types at the desk in a browser: what a letter takes until the right-hand side is up to date, in milliseconds. */
export async function run(): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), "domicile-bench-"));
  layOut(folder);
  process.env.DOMICILE_HOME = join(folder, "home");
  const [desk, browser] = await Promise.all([serveDesk(0, folder), openBrowser()]);
  try {
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${desk.url}tenants/${TENANT}`);
    await page.getByRole("img", { name: `The home of ${TENANT}` }).waitFor();
    await page.evaluate(WATCH);
    const name = page.locator("[id='customer.organisation']");
    const place = page.locator("[id='place.data']");
    await name.focus();
    const letters = await heard(
      page,
      [...NAME].map((letter) => () => page.keyboard.press(letter)),
    );
    const places = await heard(
      page,
      PLACES.map((country) => () => place.fill(country)),
    );
    return { letter: median(letters), slowest: Math.max(...letters), place: median(places) };
  } finally {
    await Promise.all([browser.close(), desk.close()]);
    rmSync(folder, { recursive: true });
  }
}

/** What each deed took until the page was painted anew, one after another. */
async function heard(page: Page, deeds: readonly (() => Promise<void>)[]): Promise<number[]> {
  await page.evaluate("took.length = 0");
  for (const [index, deed] of deeds.entries()) {
    await deed();
    await page.waitForFunction(`took.length > ${index}`);
  }
  return page.evaluate<number[]>("took");
}
