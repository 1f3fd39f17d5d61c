import { expect, test } from "vitest";
import { unfinishedIn } from "../../operations/unfinished.ts";

const urn = "urn:pulumi:almendro::domicile::aws:ec2/vpc:Vpc::almendro";
const pending = (type: string, inputs: object) => ({ type, resource: { urn, type: "aws:ec2/vpc:Vpc", inputs } });
const exported = (...pending_operations: object[]) => ({
  version: 3,
  deployment: { resources: [], pending_operations },
});

test("what was being made when a run was killed is named, with the tag by which to find it", () => {
  expect(unfinishedIn(exported(pending("creating", { tags: { "domicile:id": "0b1c" } })))).toEqual([
    "The last run was ended by force while it made almendro (aws:ec2/vpc:Vpc), which is made anew now. " +
      "Should one tagged domicile:id=0b1c exist already, delete it by hand: nothing else knows of it.",
  ]);
});

test("what can't be tagged is found by its name", () => {
  expect(unfinishedIn(exported(pending("creating", {})))[0]).toContain("Should one of that name exist already");
});

test("what was being changed or deleted is done again and needs nobody", () => {
  expect(unfinishedIn(exported(pending("updating", {}), pending("deleting", {})))).toEqual([]);
});

test("a stack without a past has nothing unfinished", () => {
  expect(unfinishedIn({ version: 3, deployment: null })).toEqual([]);
});
