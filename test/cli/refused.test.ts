import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { give } from "../../cli/answer.ts";
import { unattended } from "../support/nobody.ts";

test("what the system of this machine refuses is told as that, and not as a mistake of ours", async () => {
  const out: string[] = [];
  const terminal = unattended({ print: (text) => void out.push(text) });
  const full = async () => writeFileSync("/dev/full", "text") as never;
  expect(await give(terminal, true, full)).toBe(3);
  const { error } = JSON.parse(out.join(""));
  expect(error.code).toBe("system");
  expect(error.problems).toMatchObject([{ say: "The system refused to write: the disk is full (ENOSPC)." }]);
});
