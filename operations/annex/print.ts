import { accessSync, constants, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const PATIENCE = 60_000;

/**
 * Prints a page into a PDF with the Chromium at hand; one that lies there, of another page, goes whatever happens.
 * @returns null, or why it wasn't printed
 */
export async function print(page: string, pdf: string, environment = process.env): Promise<string | null> {
  rmSync(pdf, { force: true });
  const chromium = chromiumIn(environment);
  if (chromium === null) {
    const named = environment.DOMICILE_CHROMIUM;
    return named
      ? `DOMICILE_CHROMIUM names ${named}, which is no program here.`
      : "There is no Chromium on PATH; name one with DOMICILE_CHROMIUM, or print the page yourself.";
  }
  try {
    await printWith(chromium, page, pdf);
    return null;
  } catch (error) {
    return `${chromium} could not print it: ${String((error as Error).message).split("\n")[0]}`;
  }
}

/** Our own page alone; as root a browser runs without its sandbox or not at all. */
async function printWith(executablePath: string, page: string, path: string): Promise<void> {
  const { chromium } = await import("playwright-core");
  const chromiumSandbox = process.getuid?.() !== 0;
  const browser = await chromium.launch({ executablePath, chromiumSandbox, timeout: PATIENCE });
  try {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href, { timeout: PATIENCE });
    await tab.pdf({ path, preferCSSPageSize: true, tagged: true });
  } finally {
    await browser.close();
  }
}

/** The program that DOMICILE_CHROMIUM names, else the first known one on PATH. */
function chromiumIn({ DOMICILE_CHROMIUM: named, PATH = "" }: NodeJS.ProcessEnv): string | null {
  if (named) return isProgram(named) ? named : null;
  const places = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return places.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
