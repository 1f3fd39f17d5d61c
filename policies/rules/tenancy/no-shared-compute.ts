import { ofType } from "../../../graph/index.ts";
import { fail, pass, type Rule } from "../../rule.ts";

const SHARES = [
  "aws:ram/resourceShare:ResourceShare",
  "aws:ram/principalAssociation:PrincipalAssociation",
  "aws:ram/resourceAssociation:ResourceAssociation",
  "aws:ram/resourceShareAccepter:ResourceShareAccepter",
];

export const noSharedCompute: Rule = {
  id: "TEN-04",
  name: "no-shared-compute",
  statement: "No cluster, load balancer, database or shared resource serves two tenants.",
  severity: "high",
  capability: "tenant-isolation",
  remedy: "share nothing with another account",
  premises: ["no-cross-tenant-reference"],
  *check({ graph }) {
    const shares = ofType(graph, ...SHARES);
    yield* shares.map((share) => fail(share, `${share.name} shares something with another account`));
    if (shares.length === 0) yield pass(null, "nothing in this stack is shared with another account");
  },
};
