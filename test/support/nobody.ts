import { main } from "../../cli/main.ts";
import type { Terminal } from "../../cli/terminal.ts";

const same = (text: string) => text;
const plain = { strong: same, good: same, bad: same, faint: same };

/** Runs a command with nobody at the terminal: its exit code, what it printed and what it said beside that. */
export async function runUnattended(...argv: string[]) {
  const out: string[] = [];
  const side: string[] = [];
  const terminal: Terminal = {
    print: (text) => void out.push(text),
    say: (text) => void side.push(text),
    attended: false,
    ask: () => Promise.reject(new Error("nobody is there")),
    ink: plain,
    sideInk: plain,
    live: false,
    environment: {},
  };
  const code = await main(argv, terminal);
  return { code, out: out.join("\n"), side: side.join("") };
}
