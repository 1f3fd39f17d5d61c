import { describe, expect, it } from "vitest";
import { type Place, reach, readNetwork, sayTraffic } from "../../../policies/proofs/reachability/index.ts";
import { type Drafts, graphFrom } from "../../support/draft.ts";
import { goodNetwork } from "../../support/network.ts";

const place = (drafts: Drafts, name: string, subnet: string): Place => {
  const found = readNetwork(graphFrom(drafts)).places.find(
    (one) => one.name === name && one.subnet.resource.name === subnet,
  );
  if (found === undefined) throw new Error(`Nothing named ${name} stands in ${subnet}`);
  return found;
};

function arrives(drafts: Drafts, from: [string, string], to: [string, string]): string {
  const { places } = readNetwork(graphFrom(drafts));
  const find = ([name, subnet]: [string, string]) => {
    const found = places.find((one) => one.name === name && one.subnet.resource.name === subnet);
    if (found === undefined) throw new Error(`Nothing named ${name} stands in ${subnet}`);
    return found;
  };
  return sayTraffic(reach(find(from), find(to)).arrives);
}

describe("what arrives where", () => {
  it("lets the application open the database on its port and nothing else", () => {
    expect(arrives(goodNetwork(), ["nodes app-nodes", "app-a"], ["database database", "data-b"])).toBe("tcp 5432");
  });
  it("lets nothing pass from web to the database", () => {
    expect(arrives(goodNetwork(), ["nodes web-nodes", "web-a"], ["database database", "data-a"])).toBe("");
  });
  it("reads the tier of nodes from their label", () => {
    expect(place(goodNetwork(), "nodes system-nodes", "control-a").tier).toBe("system");
  });
});
