import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../bench/browser.ts";
import { draw, PICTURE_STYLE } from "../../evidence/index.ts";
import { declared, TENANTS } from "../stacks/tenants.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 800 } });
});
afterAll(() => browser.close());

const show = async (name: (typeof TENANTS)[number], style = "") =>
  page.setContent(`<style>body{margin:16px}${style}</style>${draw(await declared(name))}`);

interface Measured {
  readonly text: string;
  readonly height: number;
  readonly over: number;
  readonly under: number;
}

/** What the browser makes of every text: its height, and how far it leaves the smallest box that it begins in. */
const MEASURE = `[...document.querySelectorAll("svg text")].map((text) => {
  const own = text.getBoundingClientRect();
  const inside = [...document.querySelectorAll("svg rect")]
    .map((rect) => rect.getBoundingClientRect())
    .filter((box) => box.left <= own.left && own.left <= box.right && box.top <= own.top && own.top <= box.bottom)
    .sort((one, other) => one.width * one.height - other.width * other.height);
  const box = inside[0] ?? own;
  return { text: text.textContent, height: own.height, over: own.right - box.right, under: own.bottom - box.bottom };
})`;

describe.each(TENANTS)("the picture of %s on a phone", (name) => {
  test("can be read: no letter is tiny, and no word runs out of its box", async () => {
    await show(name);
    const texts = await page.evaluate<Measured[]>(MEASURE);
    expect(texts.length).toBeGreaterThan(40);
    const turned = ["directory", "calls out"];
    const lying = texts.filter(({ text }) => !turned.includes(text));
    expect(lying.filter(({ height }) => height < 9.5)).toEqual([]);
    expect(lying.filter(({ over, under }) => over > 0.5 || under > 0.5)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  });
});

test("the picture takes on the ink of a dark page, and says who it is to those who hear it", async () => {
  const dark = ":root{color-scheme:dark}";
  await show("almendro", `${dark}${PICTURE_STYLE}`);
  const ink = (selector: string, property: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector("${selector}")).getPropertyValue("${property}")`);
  expect(await ink("svg text", "fill")).toBe(await ink("body", "color"));
  expect(await ink(".picture-paper", "fill")).not.toBe("rgb(255, 255, 255)");
  expect(await page.getByRole("img", { name: "The home of almendro on OpenHR" }).count()).toBe(1);
});
