import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver } from "playwright-core";

/** A real browser: the one that a package brings along where it has one for this system, else the Chrome at hand. */
export async function openBrowser(): Promise<Browser> {
  const packaged = process.platform === "linux" && process.arch === "x64";
  if (!packaged) return driver.launch({ channel: "chrome" });
  return driver.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
}
