import { BadInput } from "../../spec/index.ts";

type Attempt<T> = { readonly value: T; readonly bad?: never } | { readonly value?: never; readonly bad: BadInput };

/** Does something whose bad input is to be told together with that of others. */
export function attempt<T>(deed: () => T): Attempt<T> {
  try {
    return { value: deed() };
  } catch (error) {
    if (error instanceof BadInput) return { bad: error };
    throw error;
  }
}

/** What every attempt came to. @throws BadInput with the problems of all that failed */
export function together<T extends Record<string, unknown>>(attempts: { readonly [K in keyof T]: Attempt<T[K]> }): T {
  const bad = Object.values<Attempt<unknown>>(attempts).flatMap((one) => one.bad ?? []);
  const [first] = bad;
  if (first)
    throw new BadInput(
      first.code,
      bad.flatMap(({ problems }) => problems),
    );
  return Object.fromEntries(Object.entries<Attempt<unknown>>(attempts).map(([key, { value }]) => [key, value])) as T;
}
