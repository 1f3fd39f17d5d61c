import { expect, test } from "vitest";
import { sarifJson } from "../../evidence/formats/sarif.ts";
import { graphOf } from "../../graph/index.ts";
import { judge } from "../../policies/index.ts";
import { dbReachableOnlyFromApp } from "../../policies/rules/network/db-reachable-only-from-app.ts";
import { subject } from "../policies/subject.ts";
import { draft, graphFrom, ref } from "../support/draft.ts";
import { EGRESS, goodNetwork, INGRESS } from "../support/network.ts";
import { assessed } from "./assessed.ts";

/** Where the program declares each line on the way; the route inside the VPC is nobody's. */
const LINES: Readonly<Record<string, number>> = { sends: 11, "web-out": 22, "data-in": 33, hole: 44, database: 55 };

test("the way to a database is a code flow of the lines that let it pass, where the program declares them", () => {
  const tcp = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
  const drawn = graphFrom({
    ...goodNetwork(),
    sends: draft(EGRESS, { ...tcp, securityGroupId: ref("web-group"), cidrIpv4: "10.0.3.0/24" }),
    hole: draft(INGRESS, {
      ...tcp,
      securityGroupId: ref("data-group"),
      referencedSecurityGroupId: ref("web-group"),
    }),
  });
  const placed = drawn.resources.map((one) => {
    const line = LINES[one.name];
    return line === undefined ? one : { ...one, source: { file: "components/network/groups.ts", line } };
  });
  const graph = graphOf(drawn.project, drawn.stack, placed);
  const verdicts = judge([dbReachableOnlyFromApp], { ...subject(), graph });
  const { results } = JSON.parse(sarifJson(assessed(verdicts, { graph, rules: [dbReachableOnlyFromApp] }))).runs[0];

  const at = (startLine: number) => ({
    physicalLocation: {
      artifactLocation: { uri: "components/network/groups.ts", uriBaseId: "%SRCROOT%" },
      region: { startLine },
    },
  });
  const step = (text: string, line: number) => ({ location: { message: { text }, ...at(line) } });
  expect(results).toHaveLength(1);
  expect(results[0].locations[0]).toMatchObject(at(55));
  expect(results[0].codeFlows).toEqual([
    {
      threadFlows: [
        {
          locations: [
            step("group web-group, outgoing, by sends", 11),
            step("ACL web-acl, outgoing, by web-out", 22),
            step("ACL data-acl, incoming, by data-in", 33),
            step("group data-group, incoming, by hole", 44),
          ],
        },
      ],
    },
  ]);
});
