import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { copyCheckout } from "../support/checkout.ts";
import { commandsIn, readPage } from "../support/pages.ts";
import { atTerminal, CTRL_C, ENTER } from "../support/typist.ts";
import { shownIn } from "../support/walk.ts";

const checkout = copyCheckout();
afterAll(() => checkout.discard());

const page = readPage("docs/selling.md");
const env = {
  DOMICILE_HOME: join(checkout.root, "home"),
  XDG_CONFIG_HOME: join(checkout.root, "config"),
  NO_COLOR: "1",
};

/** What the page has whoever reads it press, once they have seen what it shows. */
const PRESSES: Readonly<Record<string, string>> = { new: CTRL_C, desk: CTRL_C, upgrade: `yes${ENTER}` };
const STOPPED = 130;

/** Every command of the page in its order, with what the page says it shows; what a `sh` block shows it doesn't say. */
const shown = page.blocks.flatMap((block) => {
  if (block.tag === "console")
    return shownIn(block).flatMap(({ command, says }) =>
      commandsIn({ text: command }).map(({ words }) => ({ words, says })),
    );
  return block.tag === "sh" ? commandsIn(block).map(({ words }) => ({ words, says: "" })) : [];
});

test("whoever sells a tenant as the page shows, at a terminal, sees what it says", { timeout: 300_000 }, async () => {
  for (const { tag, text } of page.blocks) {
    const [, file] = /^csv (\S+)$/.exec(tag) ?? [];
    if (file !== undefined) writeFileSync(join(checkout.root, file), text);
  }
  const ended: unknown[] = [];
  for (const { words, says } of shown) {
    const [, , deed = "", ...options] = words;
    const person = atTerminal([join(checkout.root, "bin", "domicile.mjs"), deed, ...options], {
      cwd: checkout.root,
      env,
    });
    for (const part of says.split("…")) await person.sees(part.replaceAll(/\s+/g, " ").trim());
    if (!options.includes("--yes")) person.press(PRESSES[deed] ?? "");
    const code = await person.ended;
    ended.push([words.join(" "), code, code === 0 || code === STOPPED ? "" : person.seen()]);
  }
  expect(ended).toEqual(
    shown.map(({ words }) => [words.join(" "), words[2] === "new" && !words.includes("--yes") ? STOPPED : 0, ""]),
  );
  expect(shown.map(({ words }) => words[2])).toEqual([
    "new",
    "new",
    "desk",
    "check",
    "annex",
    "picture",
    "answer",
    "answer",
    "upgrade",
  ]);
});
