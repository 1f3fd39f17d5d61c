import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver } from "playwright-core";

/** The package lets pages of one address use another's as they like; people's browsers don't, and pages rely on it. */
const UNSAFE = "--disable-web-security";

/** Whether the package has a browser for this system. */
const packaged = process.platform === "linux" && process.arch === "x64";

/** A real browser: the one that a package brings along where it has one for this system, else the Chrome at hand. */
export async function openBrowser(): Promise<Browser> {
  if (!packaged) return driver.launch({ channel: "chrome" });
  const args = chromium.args.filter((arg) => arg !== UNSAFE);
  return driver.launch({ executablePath: await chromium.executablePath(), args });
}

/** The program of that browser, for whoever starts it by itself. */
export async function browserAtHand(): Promise<string> {
  return packaged ? chromium.executablePath() : driver.executablePath();
}
