/** Colours for a terminal, or none. */
export interface Ink {
  strong(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  faint(text: string): string;
}

const plain: Ink = { strong: same, good: same, bad: same, faint: same };
const colours: Ink = { strong: paint(1), good: paint(32), bad: paint(31), faint: paint(2) };

/** Colours only where a person looks at them and has not asked for none. */
export function inkFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Ink {
  return stream.isTTY && !environment.NO_COLOR && environment.TERM !== "dumb" ? colours : plain;
}

function same(text: string): string {
  return text;
}

function paint(code: number): (text: string) => string {
  return (text) => `\u001b[${code}m${text}\u001b[0m`;
}
