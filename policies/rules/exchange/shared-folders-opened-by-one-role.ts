import { ofType, type Resource, referrers } from "../../../graph/index.ts";
import { document } from "../../document.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { rolesOf } from "../access/people.ts";
import { arnOf } from "../access/readers.ts";
import { isByEntrance, OPENS, openers } from "./openers.ts";
import { FILES } from "./shares.ts";

export const sharedFoldersOpenedByOneRole: Rule = {
  id: "EXC-06",
  name: "shared-folders-opened-by-one-role",
  statement:
    "Shared files let in one role of this stack, by the entrance of one folder and never as root, and no other role has the right to open them.",
  severity: "critical",
  capability: "shared-folders",
  remedy:
    "give the file system a policy that lets one role mount and write, and denies both where elasticfilesystem:AccessPointArn is missing",
  premises: ["in-transit-datastores"],
  check: (subject) => each(ofType(subject.graph, FILES), (files) => judgeFiles(subject, files)),
};

function judgeFiles(subject: Subject, files: Resource): Finding {
  const type = "aws:efs/fileSystemPolicy:FileSystemPolicy";
  const [policy, ...more] = referrers(subject.graph, type, "fileSystemId", files);
  if (more.length > 0) return unproven(files, `${files.name} has more than one policy, of which the last wins`);
  if (policy === undefined) return fail(files, `${files.name} lets in whoever reaches it, since it has no policy`);
  const statements = document(policy, "policy") ?? [];
  const allows = statements.filter(({ effect }) => effect === "Allow");
  const admitted = [...new Set(allows.flatMap(({ principals }) => principals.map(({ name }) => name)))];
  const [reader] = rolesOf(subject.graph).filter((role) => admitted.includes(arnOf(subject, role)));
  const faults = [
    ...(admitted.length === 1 && reader ? [] : [`its policy lets ${admitted.join(" and ") || "nobody"} in`]),
    ...allows
      .filter(({ actions }) => !actions.every((one) => OPENS.includes(one)))
      .map(({ sid }) => `${sid} allows more`),
    ...(statements.some(isByEntrance) ? [] : ["all of it can be opened at once, past the entrances"]),
    ...openers(subject.graph, reader).map((name) => `${name} may open it too`),
  ];
  return faults.length === 0
    ? pass(files, `${files.name} is opened by ${reader?.name} alone, one folder at a time`, {
        role: reader?.urn ?? null,
      })
    : fail(files, `${files.name} isn't opened by one role alone, since ${faults.join(" and ")}`, { faults });
}
