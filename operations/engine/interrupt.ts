const OWN_EARS_MS = 1_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface Interrupt {
  /** Ends the engine gracefully: it finishes what it is in the midst of and writes its state. */
  readonly signal: AbortSignal;
  /** True once somebody asked to stop. */
  asked(): boolean;
  /** Stops listening. */
  release(): void;
}

/**
 * Listens for Ctrl-C, and for a terminal that is gone, while the engine works. A terminal tells the engine too, and to
 * tell it twice would end it at once: so it is told by us only if `heard` stays false for a second.
 */
export function onInterrupt(heard: () => boolean): Interrupt {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let asked = false;
  const ask = () => {
    asked = true;
    timer ??= setTimeout(() => heard() || controller.abort(), OWN_EARS_MS);
  };
  for (const signal of SIGNALS) process.on(signal, ask);
  const release = () => {
    clearTimeout(timer);
    for (const signal of SIGNALS) process.off(signal, ask);
  };
  return { signal: controller.signal, asked: () => asked, release };
}
