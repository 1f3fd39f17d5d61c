import { beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../../../graph/index.ts";
import { readNetwork } from "../../../../policies/proofs/reachability/index.ts";
import { declared } from "../../../stacks/tenants.ts";
import { digestOf } from "../../../support/packets/kernel.ts";
import { readRaw } from "../../../support/packets/raw.ts";
import { asked, nameOf } from "./asked.ts";
import { RECORDED, recorded } from "./recordings.ts";

describe.each(RECORDED)("the planned network of %s, as the kernel treated it", (name) => {
  const recording = recorded(name);
  let graph: Graph;
  beforeAll(async () => {
    ({ graph } = await declared(name));
  });

  it("is the network of today", () => {
    expect(digestOf(readRaw(graph)), "the network changed: record it anew with `npm run kernel`").toBe(
      recording.digest,
    );
  });
  it("has somebody of every tier in each of its subnets", () => {
    const { places } = readNetwork(graph);
    const whereOf = (some: typeof places) =>
      new Set(some.map(({ tier, subnet }) => `${tier} in ${subnet.resource.name}`));
    expect(whereOf(places.filter((place) => nameOf(place) in recording.stations))).toEqual(whereOf(places));
  });
  it("let arrive, and let answer, exactly what the proof says", () => {
    const { arrived, opened } = recording;
    expect(asked(graph, recording)).toEqual({ arrived, opened });
  });
});
