import { homedir, userInfo } from "node:os";
import { isAbsolute, join } from "node:path";
import { badInput } from "../spec/index.ts";

const BELOW_HOME = { XDG_CONFIG_HOME: ".config", XDG_CACHE_HOME: ".cache" } as const;

/**
 * Our folder among those of this user. A place that isn't absolute counts for nothing, as the XDG Base Directory
 * Specification has it: what is this user's own, a key most of all, must not come to lie wherever a command is run.
 * @throws BadInput where this user has no place at all
 */
export function userFolder(kind: keyof typeof BELOW_HOME, environment: NodeJS.ProcessEnv): string {
  const { [kind]: given = "" } = environment;
  return join(isAbsolute(given) ? given : join(userHome(kind), BELOW_HOME[kind]), "domicile");
}

/** Where `HOME` names no place, the one that the system has for this user: in a container it may have none. */
function userHome(kind: string): string {
  try {
    return isAbsolute(homedir()) ? homedir() : userInfo().homedir;
  } catch {
    throw badInput("no-home", `The system knows no home of this user: let ${kind} or HOME name a folder.`, {
      path: kind,
    });
  }
}
