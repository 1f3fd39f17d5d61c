import type { Resource } from "../../../graph/index.ts";
import { number, text } from "../../read.ts";
import type { Subject } from "../../verdict.ts";

/** File systems that hold shared folders. */
export const FILES = "aws:efs/fileSystem:FileSystem";
/** Entrances to one folder of a file system each. */
export const ENTRANCE = "aws:efs/accessPoint:AccessPoint";

/** Folders that the tenant's file shares with partners. */
export const foldersOf = ({ settled }: Pick<Subject, "settled">): readonly string[] =>
  settled.tenant.connections["shared-folders"];

/** What keeps whoever comes from being a user of this folder alone, as clauses. */
export function userFaults(entrance: Resource, others: readonly Resource[]): readonly string[] {
  const faults = ["uid", "gid"].flatMap((kind) => {
    const id = number(entrance, `posixUser.${kind}`);
    if (id === undefined) return [`whoever comes chooses the ${kind}`];
    const shared = others.filter((one) => number(one, `posixUser.${kind}`) === id);
    return [
      ...(id === 0 ? [`the ${kind} is root's`] : []),
      ...shared.map(({ name }) => `${name} has the same ${kind}`),
    ];
  });
  const owner = number(entrance, "rootDirectory.creationInfo.ownerUid");
  const open = !/^0?7[0-7]0$/.test(text(entrance, "rootDirectory.creationInfo.permissions") ?? "");
  return [
    ...faults,
    ...(owner === number(entrance, "posixUser.uid") ? [] : ["the folder belongs to somebody else"]),
    ...(open ? ["its folder isn't closed to everybody else"] : []),
  ];
}
