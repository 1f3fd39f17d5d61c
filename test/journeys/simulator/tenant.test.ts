import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRefused, settle } from "../../../law/index.ts";
import { loadOrder } from "../../../spec/index.ts";
import { declareTenant } from "../../../stacks/index.ts";
import { type Lab, openLab } from "./lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const almendro = async () => {
  const order = loadOrder({ root: process.cwd(), file: "almendro" });
  const settled = settle(order.tenant);
  if (isRefused(settled)) throw new Error(settled.map(({ say }) => say).join("\n"));
  return { ...declareTenant({ ...order, settled }).outputs };
};

describe("almendro in the simulated cloud", () => {
  it("comes up as previewed, then stays as it is, also when read anew", async () => {
    const stack = await lab.stack(almendro);
    const { changeSummary } = await stack.preview();
    const up = await stack.up();
    expect(up.summary.resourceChanges).toEqual({ create: changeSummary.create });
    expect((await stack.up()).summary.resourceChanges).toEqual({ same: changeSummary.create });
    expect((await stack.refresh()).summary.resourceChanges).toEqual({ same: changeSummary.create });
  });
});
