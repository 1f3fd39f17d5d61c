import { readFileSync } from "node:fs";
import { Hono } from "hono";

/** What every page needs beside itself, read when the desk is opened. */
const FILES = [
  ["desk.css", "text/css; charset=utf-8"],
  ["desk.browser.js", "text/javascript; charset=utf-8"],
] as const;

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M16 3 3 14h4v15h18V14h4z" fill="#1f6f5c"/><circle cx="16" cy="18" r="4" fill="#fff"/></svg>`;

export const assets = new Hono();

for (const [name, type] of FILES) {
  const text = readFileSync(new URL(`./assets/${name}`, import.meta.url), "utf8");
  assets.get(`/${name.replace(".browser", "")}`, (context) => context.body(text, 200, { "Content-Type": type }));
}
assets.get("/desk.svg", (context) => context.body(MARK, 200, { "Content-Type": "image/svg+xml" }));
