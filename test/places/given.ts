import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { Project } from "../spec/given.ts";

const here = import.meta.dirname;

/** The project with the tenants of this folder in it, and what its vendor has to say of them. */
export function furtherProject(): Project {
  const project = new Project();
  cpSync(join(here, "tenants"), join(project.root, "tenants"), { recursive: true });
  const own = read(join(project.root, "platform", "platform.yaml"));
  const more = read(join(here, "platform.yaml"));
  const platform = {
    ...own,
    operators: { ...own.operators, ...more.operators },
    tenants: { ...own.tenants, ...more.tenants },
  };
  return project.write("platform/platform.yaml", stringify(platform));
}

interface Listed {
  readonly operators: object;
  readonly tenants: object;
}

function read(path: string): Listed {
  return parse(readFileSync(path, "utf8")) as Listed;
}
