import { ofType } from "../../../graph/index.ts";
import { longestDays } from "../../proofs/calendar/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { type Cleanup, cleansFiles, cleanupsOf, LIFECYCLE, touches } from "./cleanups.ts";

export const foldersEmptiedInTime: Rule = {
  id: "DAT-07",
  name: "folders-emptied-in-time",
  statement:
    "Every folder of the tenant's file is emptied, in the bucket in which the application keeps it, on the day its term ends: no day before, no part of it, and none after.",
  severity: "high",
  capability: "folder-retention",
  remedy: "give its bucket a lifecycle rule for the folder's prefix, with the days of its term",
  premises: [],
  *check(subject) {
    const { graph, settled } = subject;
    const cleanups: Cleanup[] = [];
    yield* each(settled.tenant.files.length === 0 ? [] : ofType(graph, LIFECYCLE), (cleaner) => {
      if (cleansFiles(subject, cleaner)) cleanups.push(...cleanupsOf(cleaner));
      return [];
    });
    const folders = settled.tenant.files.map(({ folder }) => `${folder}/`);
    yield* settled.tenant.files.map((folder) => judgeFolder(folder, cleanups, folders));
  },
};

type Folder = Subject["settled"]["tenant"]["files"][number];

function judgeFolder({ folder, keep }: Folder, cleanups: readonly Cleanup[], folders: readonly string[]): Finding {
  const days = longestDays(keep);
  const own = cleanups.filter(({ prefix, whole }) => whole && prefix === `${folder}/`);
  const [cleanup] = own;
  if (!cleanup) return fail(null, `nothing empties the folder ${folder} after ${keep}`);
  const { cleaner } = cleanup;
  const [actual, after] = [own.map((one) => one.days), own.map((one) => one.after)];
  const facts = { days, actual, after };
  if (actual.some((one) => one !== days))
    return fail(
      cleaner,
      `the folder ${folder} is emptied after ${actual.join(" and ")} days, and ${keep} are ${days}`,
      facts,
    );
  const sooner = cleanups.find((one) => touches(one, `${folder}/`, folders) && (one.days ?? Infinity) < (days ?? 0));
  if (sooner) return fail(cleaner, `something of the folder ${folder} goes after ${sooner.days} days already`, facts);
  return after.every((one) => one === 1)
    ? pass(cleaner, `the folder ${folder} is emptied after ${keep}, that is ${days} days`, facts)
    : fail(cleaner, `what the folder ${folder} held can still be taken back after ${keep}`, facts);
}
