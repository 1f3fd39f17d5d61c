import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { raw } from "hono/html";
import { type Assessment, headline } from "../assessment.ts";
import { PICTURE_STYLE } from "../picture/index.ts";
import { Customer } from "./customer/customer.tsx";
import { Findings } from "./findings.tsx";
import { lean } from "./lean.ts";
import { Masthead } from "./masthead.tsx";
import { Matrix } from "./matrix/matrix.tsx";
import { type Reading, readingOf } from "./reading.ts";

const STYLE = `${dataBeside("report.css")}${PICTURE_STYLE}`;
const SCRIPT = dataBeside("filter.browser.js");
/** Nothing but this page's own style and script: whatever else a text might smuggle in does nothing. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash("sha256").update(SCRIPT).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** One page for three readers, in one file that fetches nothing; the same byte for byte whenever it is made of the same. */
export function reportHtml(assessment: Assessment): string {
  const reading = readingOf(assessment);
  const [head, body] = [<Head reading={reading} />, <Body reading={reading} />];
  return `<!doctype html><html lang="en">${head}${lean(String(body))}</html>\n`;
}

function Head({ reading }: { readonly reading: Reading }) {
  const [first] = reading.asked;
  const from = first === undefined ? "" : `, ${first.file} ${first.sha256}`;
  return (
    <head>
      <title>{`${headline(reading)}${from}`}</title>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={POLICY} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <style>{raw(STYLE)}</style>
      <script type="module">{raw(SCRIPT)}</script>
    </head>
  );
}

function Body({ reading }: { readonly reading: Reading }) {
  return (
    <body>
      <a class="skip" href="#customer">
        Skip to what was promised
      </a>
      <Masthead reading={reading} />
      <Contents reading={reading} />
      <main>
        <Customer reading={reading} />
        <Matrix reading={reading} />
        <Findings reading={reading} />
      </main>
    </body>
  );
}

function Contents({ reading }: { readonly reading: Reading }) {
  const findings = reading.refusing.flat().length + reading.unbacked.length;
  return (
    <nav aria-label="Contents">
      <ol>
        <li>
          <a href="#customer">What was promised</a>
          <ul>
            <li>
              <a href="#picture">The picture</a>
            </li>
            <li>
              <a href="#place">Where the data lives</a>
            </li>
            <li>
              <a href="#terms">Backups and terms</a>
            </li>
            <li>
              <a href="#deleted">What is deleted</a>
            </li>
            <li>
              <a href="#exceptions">Exceptions</a>
            </li>
          </ul>
        </li>
        <li>
          <a href="#matrix">What shows it</a>
          <ul>
            <li>
              <a href="#controls">Controls</a>
            </li>
            <li>
              <a href="#rules">Rules</a>
            </li>
            <li>
              <a href="#resources">Resources</a>
            </li>
          </ul>
        </li>
        <li>
          <a href="#findings">What is to be mended</a>
          {"\u00a0"}
          <span class="count">{findings}</span>
        </li>
      </ol>
    </nav>
  );
}

function dataBeside(name: string): string {
  return readFileSync(join(import.meta.dirname, name), "utf8").replaceAll(/\n\s*/g, "\n");
}
