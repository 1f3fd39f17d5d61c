import { badInput } from "../../operations/index.ts";
import type { Terminal } from "../terminal.ts";

/**
 * A command that asks needs somebody to ask.
 * @throws BadInput when nobody is there and the option that answers beforehand is missing
 */
export function needsPerson({ attended }: Terminal, option: string, what: string): void {
  if (attended) return;
  const say = `This ${what} and there is no terminal to ask at: add ${option}.`;
  throw badInput("needs-yes", say, { allowed: option });
}

/** Whether somebody wants what they were shown: who said so beforehand isn't asked. */
export async function agrees(terminal: Terminal, yes: boolean, question: string): Promise<boolean> {
  return yes || /^y(es)?$/i.test(await terminal.ask(`${question} [y/N] `));
}
