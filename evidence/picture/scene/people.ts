import { ofType } from "../../../graph/index.ts";
import type { Drawn } from "./reading.ts";
import { shortName } from "./reading.ts";
import type { Thing } from "./scene.ts";

const ROLES: Readonly<Record<string, (drawn: Drawn) => string>> = {
  operator: ({ settled }) => `operators: ${settled.tenant.access.support}`,
  "break-glass": () => "emergencies: ring an alarm",
  auditor: ({ settled }) => `auditor: until ${settled.tenant.access["auditor-until"] ?? "told otherwise"}`,
  client: () => "the client: its export",
};

/** Who may sign in to the account, as roles of the plan; null when nobody may. */
export function peopleOf(drawn: Drawn): Thing | null {
  const roles = new Set(ofType(drawn.graph, "aws:iam/role:Role").map((role) => shortName(drawn.graph, role)));
  const notes = Object.entries(ROLES).flatMap(([role, say]) => (roles.has(role) ? [say(drawn)] : []));
  return notes.length > 0 ? { id: "roles", label: "People, by role", notes } : null;
}
