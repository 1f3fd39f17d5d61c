import { spawn } from "@lydell/node-pty";

const WAIT = 30_000;

/** A person at a terminal: sees what the program draws, and presses keys. */
export interface Typist {
  /** Waits until these words are on the screen, after all that was waited for before. */
  sees(words: string): Promise<void>;
  press(keys: string): void;
  /** Everything drawn so far, without colours. */
  seen(): string;
  /** How the program ended. */
  readonly ended: Promise<number>;
}

export const ENTER = "\r";
export const DOWN = "\u001b[B";
export const SPACE = " ";
/** Ctrl-U: takes the line away that was typed. */
export const WIPE = "\u0015";
export const CTRL_C = "\u0003";

/** Runs a program in a terminal of its own, 100 columns wide. */
export function atTerminal(
  words: readonly string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Typist {
  const terminal = spawn(process.execPath, [...words], {
    cols: 100,
    rows: 40,
    cwd,
    env: { ...process.env, TERM: "xterm-256color", ...env },
  });
  let drawn = "";
  let read = 0;
  const waiting = new Set<() => void>();
  terminal.onData((data) => {
    drawn += data;
    for (const look of waiting) look();
  });
  const ended = new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
  const seen = () => plain(drawn);
  return {
    seen,
    ended,
    press: (keys) => terminal.write(keys),
    sees: (wanted) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`"${wanted}" was not drawn. Seen:\n${seen().slice(read)}`)),
          WAIT,
        );
        const look = () => {
          const at = seen().indexOf(wanted, read);
          if (at < 0) return;
          read = at + wanted.length;
          clearTimeout(late);
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** What was drawn as one line of words: without colours, cursor moves, frames and line ends. */
function plain(drawn: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return drawn.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").replace(/[\s│┌└◇◆●○◻◼▲■]+/g, " ");
}
