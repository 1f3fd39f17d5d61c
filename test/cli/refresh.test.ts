import { expect, test } from "vitest";
import { refreshWords } from "../../cli/words/refresh.ts";
import type { RefreshResult } from "../../operations/index.ts";

const plain = { strong: same, good: same, bad: same, faint: same };
function same(text: string): string {
  return text;
}

const DATABASE = "urn:pulumi:almendro::domicile::domicile:tenant:Tenant$aws:rds/instance:Instance::almendro";
const FIREWALL =
  "urn:pulumi:almendro::domicile::domicile:tenant:Tenant$aws:wafv2/webAclAssociation:WebAclAssociation::web";
const mendedBy = "up" as const;
const secret = { $secret: true } as const;
const clean: RefreshResult = {
  format: 1,
  tenant: "almendro",
  outcome: "allowed",
  drift: [],
  verdicts: [],
  problems: [],
};
const words = (result: Partial<RefreshResult>) =>
  refreshWords({ ...clean, ...result }, "npx domicile up almendro", plain).split("\n");

test("what stands as it was made is said in a line, with what the rules say", () => {
  expect(words({})).toEqual(["almendro stands as it was made.", "Judged by 0 rules: nothing to judge."]);
});

test("drift is loud though no rule is broken: by resource and property, what is gone, and how to mend it", () => {
  const drift = [
    { urn: DATABASE, property: "password", was: secret, is: secret, mendedBy },
    { urn: DATABASE, property: "tags.owner", was: null, is: "them", mendedBy },
    { urn: FIREWALL, property: "", was: "web-1", is: null, mendedBy },
  ];
  expect(words({ drift })).toEqual([
    "almendro has drifted: 2 resources are not as they were made.",
    "  ~ almendro (aws:rds/instance:Instance)",
    "      password differs, and is secret",
    '      tags.owner is "them", was not set',
    "  - web (aws:wafv2/webAclAssociation:WebAclAssociation) is gone (it was web-1)",
    "Judged by 0 rules: nothing to judge.",
    "To put it back as the tenant's file has it: npx domicile up almendro",
  ]);
});

test("what somebody added is said to be nobody's plan, and that up leaves it", () => {
  const urn = DATABASE.replace("aws:rds/instance:Instance", "aws:ec2/securityGroup:SecurityGroup");
  const is = [{ protocol: "tcp", fromPort: 22, toPort: 22, self: true }];
  expect(words({ drift: [{ urn, property: "ingress", was: null, is, mendedBy: "hand" }] }).slice(1, 5)).toEqual([
    "  ~ almendro (aws:ec2/securityGroup:SecurityGroup)",
    '      ingress has what nobody planned: [{"protocol":"tcp","fromPort":22,"toPort":22,"self":true}]',
    "Judged by 0 rules: nothing to judge.",
    "What was added is nobody's plan, so `up` leaves it: take it away by hand.",
  ]);
});
