import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { badInput, nearest } from "../../spec/index.ts";
import { createFile, replaceFile, textOf } from "../files.ts";
import { type Home, openHome } from "../home.ts";
import { projectRoot } from "../root.ts";
import { type Draft, isGroup } from "./draft.ts";

/** Drafts of this checkout, one small file each in `.domicile/drafts/`, readable by its owner only. */
export interface Drafts {
  /** Names of all drafts, that which was touched last first. */
  names(): string[];
  /** @throws BadInput when there is none of that name, or it can't be read */
  open(name: string): Draft;
  /** Keeps a draft whole, whenever the process may end. */
  keep(name: string, draft: Draft): void;
  /** Takes a draft away; one that isn't there is gone already. */
  drop(name: string): void;
}

const NAME = /^[a-z][a-z0-9-]{0,40}$/;

/** @param home `.domicile/` of this checkout, or what `DOMICILE_HOME` names, unless another is given */
export function openDrafts(home: Home = openHome(projectRoot)): Drafts {
  const folder = join(home.folder, "drafts");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (name: string) => {
    if (!NAME.test(name)) throw badInput("no-such-draft", `"${name}" can't be the name of a draft.`, { found: name });
    return join(folder, `${name}.json`);
  };
  const touched = (name: string) => statSync(fileOf(name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const names = () => {
    const all = readdirSync(folder).flatMap((file) => /^([a-z][a-z0-9-]*)\.json$/.exec(file)?.[1] ?? []);
    return all.sort((one, other) => touched(other) - touched(one) || (one < other ? -1 : 1));
  };
  return {
    names,
    open: (name) => {
      const text = textOf(fileOf(name));
      if (text === undefined) throw noDraft(name, names());
      const draft = parsed(text);
      if (draft === null) throw badInput("bad-draft", `The draft ${name} can't be read; begin anew.`, { found: name });
      return draft;
    },
    keep: (name, draft) => replaceFile(fileOf(name), JSON.stringify(draft)),
    drop: (name) => rmSync(fileOf(name), { force: true }),
  };
}

function parsed(text: string): Draft | null {
  try {
    const value: unknown = JSON.parse(text);
    return isGroup(value) && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function noDraft(name: string, names: readonly string[]) {
  const near = nearest(name, names);
  const cure = near ? `did you mean ${near}?` : `drafts are ${names.join(", ") || "none"}.`;
  return badInput("no-such-draft", `There is no draft ${name}: ${cure}`, {
    found: name,
    allowed: names.join(", ") || null,
  });
}

/**
 * Writes the file of a new tenant.
 * @returns where it lies, from the project
 * @throws BadInput when there is one of that name: a tenant file is never overwritten
 */
export function writeNew(root: string, name: string, text: string): string {
  const file = `tenants/${name}.yaml`;
  mkdirSync(join(root, "tenants"), { recursive: true });
  if (createFile(join(root, file), text, { mode: 0o644 })) return file;
  throw badInput("name-taken", `${file} is there already and is never overwritten; write another name.`, {
    path: "name",
    found: name,
  });
}
