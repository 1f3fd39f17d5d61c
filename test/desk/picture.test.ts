import { expect, onTestFinished, test, vi } from "vitest";
import { dental, givenDesk } from "./given.ts";

const UNTOLD =
  "Once the short name, the place and the release of the product are known, this draws the home as it would be built.";

test("a saved tenant's home is drawn, and that of a draft as soon as it can be told", async () => {
  const { ask, type } = givenDesk();
  const picture = async (path: string) => {
    const answer = await ask(`${path}/picture`);
    return [answer.status, await answer.text()];
  };
  expect(await picture("/tenants/kade")).toEqual([200, "<svg><title>kade</title></svg>"]);
  expect((await picture("/tenants/nobody"))[0]).toBe(404);
  const { id } = await type("/drafts", { name: dental.name, "customer.country": "DK" });
  expect(await picture(`/drafts/${id}`)).toEqual([422, UNTOLD]);
  const whole = { ...dental, "contract.reference": "" };
  await type(`/drafts/${id}`, { ...whole, version: "1" });
  expect(await picture(`/drafts/${id}`)).toEqual([200, "<svg><title>tandlaegerne</title></svg>"]);
  await type(`/drafts/${id}`, { ...whole, "size.users": "many", version: "2" });
  expect(await picture(`/drafts/${id}`)).toEqual([
    422,
    "What is marked can't be built; mend it, and the home is drawn anew.",
  ]);
});

test("a home that fails to be drawn is said in plain words, and everything else goes on", async () => {
  const { ask, type, work } = givenDesk();
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  vi.spyOn(work.drawer, "draw").mockRejectedValue(new Error("the thread that draws has ended"));
  onTestFinished(() => void vi.restoreAllMocks());
  const { id } = await type("/drafts", dental);
  const picture = await ask(`/drafts/${id}/picture`);
  expect([picture.status, await picture.text()]).toEqual([
    503,
    "The home couldn't be drawn this time. Everything else on this page holds, and what you write is kept; it is drawn anew with your next word.",
  ]);
  expect(said.mock.calls).toEqual([["The home of tandlaegerne couldn't be drawn: the thread that draws has ended\n"]]);
  expect((await type(`/drafts/${id}`, { ...dental, version: "1" })).parts.tally).toContain("Ready to save");
});
