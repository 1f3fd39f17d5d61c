import { type Graph, isType } from "../../../graph/index.ts";
import { type Group, readNetwork } from "../../proofs/reachability/index.ts";

/** Security groups that the plan declares; those that AWS makes by itself let in their own members only. */
export const declaredGroups = (graph: Graph): readonly Group[] =>
  readNetwork(graph).groups.filter(
    ({ resource }) =>
      isType(resource, "aws:ec2/securityGroup:SecurityGroup") ||
      isType(resource, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"),
  );
