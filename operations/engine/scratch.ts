import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { replaceFile, textOf } from "../files.ts";
import { holderIn, isDead, thisProcess } from "../holder.ts";
import type { Home } from "../home.ts";

const SCRATCH = "scratch-";
const HOLDER = "holder.json";

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
  sweep(home);
  const folder = mkdtempSync(join(home.folder, SCRATCH));
  replaceFile(join(folder, HOLDER), JSON.stringify(thisProcess()));
  const state = join(folder, "state");
  const settings = join(home.work(name), `Pulumi.${name}.yaml`);
  try {
    mkdirSync(state, { mode: 0o700 });
    if (existsSync(settings)) cpSync(settings, join(folder, `Pulumi.${name}.yaml`));
    const scratch = { ...world, state: `${pathToFileURL(state).href}?metadata=skip` };
    return await use({ ...options, home: { ...home, work: () => folder }, world: scratch });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Takes away what processes left that were ended by force: the cloud tells in the open what a state seals. */
function sweep({ folder }: Home): void {
  for (const name of readdirSync(folder).filter((name) => name.startsWith(SCRATCH))) {
    const holder = holderIn(textOf(join(folder, name, HOLDER)) ?? "");
    if (holder && isDead(holder)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
