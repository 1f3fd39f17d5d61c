import { ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

const WINDOW = /^(mon|tue|wed|thu|fri|sat|sun):\d\d:\d\d-/;

export const databasePatched: Rule = {
  id: "DAT-04",
  name: "database-patched",
  statement: "Databases take each minor release of their series by themselves, in a set window, and no major one.",
  severity: "medium",
  capability: "database-patching",
  remedy:
    "set autoMinorVersionUpgrade, a maintenanceWindow and a series of releases as engineVersion, and no major upgrade",
  premises: [],
  check: ({ graph }) => each(ofType(graph, "aws:rds/instance:Instance"), judgeDatabase),
};

function judgeDatabase(database: Resource): Finding {
  const window = text(database, "maintenanceWindow") ?? "";
  const version = text(database, "engineVersion") ?? "";
  const fixed = version.split(".").length > (text(database, "engine") === "postgres" ? 1 : 2);
  const faults = [
    ...(flag(database, "autoMinorVersionUpgrade") === false ? ["it takes no release by itself"] : []),
    ...(fixed ? [`it is held at ${version}`] : []),
    ...(WINDOW.test(window) ? [] : ["it may be interrupted whenever RDS likes"]),
    ...(flag(database, "allowMajorVersionUpgrade") ? ["a major release may come unasked"] : []),
  ];
  return faults.length === 0
    ? pass(database, `${database.name} takes each release of ${version} by itself, in ${window}`, { window })
    : fail(database, `${database.name} isn't patched as it should be, since ${faults.join(" and ")}`, { faults });
}
