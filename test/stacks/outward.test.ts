import { afterAll, expect, test } from "vitest";
import { capture } from "../../graph/index.ts";
import { isRefused, settle } from "../../law/index.ts";
import { blocks, judge, rules, subjectOf } from "../../policies/index.ts";
import { declareTenant } from "../../stacks/index.ts";
import { Project } from "../spec/given.ts";

const project = new Project();
afterAll(() => project.remove());

test("a tenant that may call nobody has no way to begin a connection outwards, and keeps every rule", async () => {
  const order = project.edit("tenants/little-acorn.yaml", /\n {2}egress: .*\n/, "\n").load("little-acorn");
  const settled = settle(order.tenant);
  if (isRefused(settled)) throw new Error("little-acorn is refused");
  const place = { project: "domicile", stack: "little-acorn" };
  const graph = await capture(() => declareTenant({ ...order, settled }), place);
  const ways = graph.resources.filter(
    ({ type, inputs }) =>
      type === "aws:ec2/natGateway:NatGateway" ||
      type === "aws:ec2/eip:Eip" ||
      (type === "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" && inputs.cidrIpv4 !== undefined),
  );
  expect(ways).toEqual([]);
  expect(judge(rules, subjectOf(order, settled, graph)).filter(blocks)).toEqual([]);
});
