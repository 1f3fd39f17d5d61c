import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Home } from "../home.ts";
import { openScratch } from "../scratch.ts";

interface Stacked {
  readonly home: Home;
  readonly world: { readonly state: string };
  readonly name: string;
}

/**
 * The same stack under the same key, in a folder of its own with a state of its own, for as long as `use` takes: what
 * is tried there never touches the tenant's state, whatever ends it.
 */
export async function inScratch<Options extends Stacked, T>(
  options: Options,
  use: (scratch: Options) => Promise<T>,
): Promise<T> {
  const { home, world, name } = options;
  const { folder, close } = openScratch(home);
  const state = join(folder, "state");
  const settings = join(home.work(name), `Pulumi.${name}.yaml`);
  try {
    mkdirSync(state, { mode: 0o700 });
    if (existsSync(settings)) cpSync(settings, join(folder, `Pulumi.${name}.yaml`));
    const scratch = { ...world, state: `${pathToFileURL(state).href}?metadata=skip` };
    return await use({ ...options, home: { ...home, work: () => folder }, world: scratch });
  } finally {
    close();
  }
}
