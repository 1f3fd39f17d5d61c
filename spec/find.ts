import { lstatSync, readdirSync, realpathSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { nearest } from "./nearest.ts";
import { BadInput, badInput } from "./problem.ts";
import { whyUnreadable } from "./unreadable.ts";
import { visible } from "./visible.ts";

export interface Found {
  /** Where the file lies. */
  readonly path: string;
  /** How messages name it: relative to the project when it lies inside. */
  readonly file: string;
  /** Its name without ending: the tenant's name. */
  readonly name: string;
}

/**
 * Finds a tenant file. A bare name means `tenants/<name>.yaml`; a path is taken from the project's root and may not leave
 * it; an absolute path is taken as it is.
 * @throws BadInput when there is none, naming those that exist
 */
export function findTenant(root: string, asked: string): Found {
  const bare = !/\.ya?ml$/.test(asked);
  if (bare && !/^[a-z][a-z0-9-]*$/.test(asked)) {
    throw wrong(
      asked,
      `"${visible(asked)}" is neither a tenant's name nor a .yaml file; write one of ${listed(root)}, or a path.`,
    );
  }
  const path = resolve(root, bare ? join("tenants", `${asked}.yaml`) : asked);
  const real = realOf(path);
  if (real === null) throw wrong(asked, whyNot(root, asked, path));
  if (!isAbsolute(asked) && !inside(realpathSync(root), real)) {
    throw wrong(asked, `"${visible(asked)}" leads out of the project; write a tenant's name or a file inside it.`);
  }
  return { path, file: inside(root, path) ? relative(root, path) : path, name: basename(path).replace(/\.ya?ml$/, "") };
}

/** Names of the tenants of a project, from its files. */
export function tenantNames(root: string): string[] {
  return namesIn(root, "tenants");
}

/**
 * Names of the YAML files of a folder of the project without their ending, sorted; none when there is no such folder.
 * @param folder from the project's root
 * @throws BadInput when it can't be read: what is there would be taken for gone
 */
export function namesIn(root: string, folder: string): string[] {
  if (!isThere(join(root, folder))) return [];
  const names = filesIn(root, folder).filter((name) => name.endsWith(".yaml") && !name.endsWith(".waivers.yaml"));
  return names.map((name) => name.slice(0, -".yaml".length)).sort();
}

function filesIn(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder));
  } catch (error) {
    const isFile = (error as NodeJS.ErrnoException).code === "ENOTDIR";
    const why = isFile ? "it is no folder" : whyUnreadable(error);
    throw badInput("unreadable-file", `${folder} can't be read: ${why}.`, { file: folder });
  }
}

function whyNot(root: string, asked: string, path: string): string {
  try {
    return isThere(path) ? dangling(asked) : missing(root, asked);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    return `The file of "${visible(asked)}" can't be read: ${whyUnreadable(error)}.`;
  }
}

function missing(root: string, asked: string): string {
  const near = nearest(basename(asked).replace(/\.ya?ml$/, ""), tenantNames(root));
  return `There is no tenant file "${visible(asked)}". ${near ? `Did you mean ${near}?` : `Known tenants are ${listed(root)}.`}`;
}

function dangling(asked: string): string {
  return `The file of "${visible(asked)}" is a link to one that isn't there; put the tenant file itself in its place.`;
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function listed(root: string): string {
  return tenantNames(root).join(", ") || "none yet";
}

function realOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function inside(root: string, path: string): boolean {
  return resolve(path).startsWith(resolve(root) + sep);
}

function wrong(found: string, say: string): BadInput {
  return badInput("no-such-tenant", say, { file: null, found: visible(found) });
}
