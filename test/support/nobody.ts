import { main } from "../../cli/main.ts";
import type { Terminal } from "../../cli/terminal.ts";

const same = (text: string) => text;
const plain = { strong: same, good: same, bad: same, faint: same };

/** A terminal at which nobody sits. */
export function unattended(said: Partial<Pick<Terminal, "print" | "say">> = {}): Terminal {
  return {
    print: () => {},
    say: () => {},
    attended: false,
    ask: () => Promise.reject(new Error("nobody is there")),
    ink: plain,
    sideInk: plain,
    width: Number.POSITIVE_INFINITY,
    sideWidth: Number.POSITIVE_INFINITY,
    live: false,
    environment: {},
    ...said,
  };
}

/** Runs a command with nobody at the terminal: its exit code, what it printed and what it said beside that. */
export async function runUnattended(...argv: string[]) {
  const out: string[] = [];
  const side: string[] = [];
  const terminal = unattended({ print: (text) => void out.push(text), say: (text) => void side.push(text) });
  const code = await main(argv, terminal);
  return { code, out: out.join("\n"), side: side.join("") };
}
