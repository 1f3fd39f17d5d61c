import { dig, isType, ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { ENTRANCE, FILES, foldersOf, userFaults } from "./shares.ts";

export const sharedFoldersHaveOwnEntrance: Rule = {
  id: "EXC-05",
  name: "shared-folders-have-own-entrance",
  statement:
    "Every shared folder of the tenant's file, and nothing else, has one entrance, which shows that folder as the root of everything and makes whoever comes a user of that folder alone, who isn't root.",
  severity: "critical",
  capability: "shared-folders",
  remedy: "give each folder of connections.shared-folders one access point with its own path, user and group",
  premises: ["every-volume-tenant-cmk"],
  *check(subject) {
    const entrances = ofType(subject.graph, ENTRANCE);
    const isShown = (folder: string) => entrances.some((one) => dig(one.inputs, PATH) === `/${folder}`);
    const missing = foldersOf(subject).filter((folder) => !isShown(folder));
    yield* missing.map((folder) => fail(null, `${folder} has no entrance by which it could be opened`));
    yield* each(entrances, (entrance) => judgeEntrance(subject, entrance));
  },
};

const PATH = "rootDirectory.path";

function judgeEntrance(subject: Subject, entrance: Resource): Finding {
  const path = text(entrance, PATH) ?? "/";
  const others = ofType(subject.graph, ENTRANCE).filter((one) => one !== entrance);
  const twins = others.filter((one) => text(one, PATH) === path);
  const faults = [
    ...(foldersOf(subject).some((folder) => `/${folder}` === path) ? [] : [`nobody shares ${path}`]),
    ...twins.map(({ name }) => `${name} shows the same folder`),
    ...userFaults(entrance, others),
    ...(referents(subject.graph, entrance, "fileSystemId").some((one) => isType(one, FILES))
      ? []
      : ["it leads into no file system of this stack"]),
  ];
  return faults.length === 0
    ? pass(entrance, `${entrance.name} shows ${path.slice(1)} and nothing else, as a user of its own`)
    : fail(entrance, `${entrance.name} isn't the entrance of one folder, since ${faults.join(" and ")}`, { faults });
}
