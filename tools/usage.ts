/** Ends a tool as a command that was given what it can't use: a sentence, and 2. */
export function misused(say: string): never {
  process.stderr.write(`${say}\n`);
  process.exit(2);
}

/** Ends a tool that somebody stopped: a sentence, and 130. */
export function stopped(say: string): never {
  process.stderr.write(`\n${say}\n`);
  process.exit(130);
}

/** How many to try, and with which seed. */
export interface Trials {
  readonly count: number;
  readonly seed: number;
}

/**
 * Takes `COUNT SEED` from a command line, both whole numbers, or says what is wrong with it.
 * @param usual what holds for what isn't given
 */
export function trialsIn(words: readonly string[], usual: Trials): Trials | string {
  const [count = String(usual.count), seed = String(usual.seed), ...more] = words;
  const isRight = /^[1-9]\d{0,8}$/.test(count) && /^\d{1,9}$/.test(seed) && more.length === 0;
  if (isRight) return { count: Number(count), seed: Number(seed) };
  return `Write how many to try, 1 or more, and the seed if you mean one: two whole numbers, not "${words.join(" ")}".`;
}
