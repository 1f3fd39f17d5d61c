import { holds, type Kind, partOf, type Scene } from "../../kinds/index.ts";
import { type Failure, Refused, type Value, type Values } from "../../protocol/index.ts";
import { hexId, type Thing, text } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { exactlyOne, isCidr, matches } from "../wellformed.ts";
import { taken } from "./routes.ts";
import { GROUP, PREFIX_LIST, VPC } from "./tokens.ts";

/** What EC2 takes in the description of a group or a rule. */
const words = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

const securityGroup: Kind = {
  type: GROUP,
  schema: "AWS::EC2::SecurityGroup",
  name: { property: "name", max: 255 },
  defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
  replaceOn: {
    description: "EC2 can't change it",
    vpcId: "EC2 can't move a group",
    namePrefix: "EC2 can't rename a group",
  },
  refs: { vpcId: holds(VPC), "ingress.securityGroups": holds(GROUP), "egress.securityGroups": holds(GROUP) },
  unique: [{ by: ["name", "vpcId"], code: "InvalidGroup.Duplicate" }],
  missing: "InvalidGroup.NotFound",
  check: (inputs) => [
    ...matches(inputs, "name", /^(?!sg-)/, "a name that doesn't begin with sg-"),
    ...matches(inputs, "description", words, "at most 255 of the characters EC2 allows"),
  ],
  id: () => hexId("sg"),
  arn: ({ place }, id) => arn(place, "ec2", `security-group/${id}`),
  facts: ({ place, settings }) => ({
    ownerId: place.account,
    namePrefix: "",
    ingress: settings.ingress ?? [],
    egress: settings.egress ?? [],
  }),
  tells: allRules,
};

/** Whoever reads a group is told all its rules, whoever made them. */
function allRules(scene: Scene, { id, settings }: Thing): Values {
  const of = (type: string) => scene.all(type).filter(({ settings }) => settings.securityGroupId === id);
  return {
    ingress: settings.ingress ?? of(INGRESS_RULE).map((rule) => told(rule, id)),
    egress: settings.egress ?? of(EGRESS_RULE).map((rule) => told(rule, id)),
  };
}

function told({ settings }: Thing, group: string): Values {
  const { description = "", ipProtocol, fromPort = 0, toPort = 0, referencedSecurityGroupId: other } = settings;
  const one = (value: Value | undefined): readonly Value[] => (value === undefined ? [] : [value]);
  const self = other === group;
  return {
    description,
    protocol: ipProtocol,
    fromPort,
    toPort,
    self,
    cidrBlocks: one(settings.cidrIpv4),
    ipv6CidrBlocks: one(settings.cidrIpv6),
    prefixListIds: one(settings.prefixListId),
    securityGroups: self ? [] : one(other),
  };
}

/** The group AWS makes in a VPC, taken over: what the program doesn't list is taken out. */
const defaultSecurityGroup: Kind = {
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  standsAs: GROUP,
  replaceOn: { vpcId: "another VPC's group is another resource" },
  adopts: (scene) => ofVpc(scene),
  id: (scene) => ofVpc(scene).id,
  facts: ({ place, settings }) => ({
    ownerId: place.account,
    name: "default",
    description: "default VPC security group",
    ingress: settings.ingress ?? [],
    egress: settings.egress ?? [],
  }),
  tells: allRules,
};

function ofVpc(scene: Scene) {
  const group = scene.all(GROUP).find((thing) => thing.madeBy === "aws" && isDefaultOf(thing, scene.text("vpcId")));
  return group ?? taken(scene, GROUP, "vpcId");
}

function isDefaultOf(thing: Parameters<typeof text>[0], vpcId: string): boolean {
  return text(thing, "vpcId") === vpcId && text(thing, "name") === "default";
}

const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const ends = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

function rule(type: string, schema: string): Kind {
  const kind: Kind = {
    type,
    schema,
    updates: Object.fromEntries(
      ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId", "ipProtocol", "fromPort", "toPort"].map(
        (property) => [property, "the provider calls ModifySecurityGroupRules"],
      ),
    ),
    replaceOn: { securityGroupId: "a rule stays in its group" },
    refs: {
      securityGroupId: partOf(GROUP),
      referencedSecurityGroupId: holds(GROUP),
      prefixListId: holds(PREFIX_LIST),
    },
    unique: [
      { by: ["securityGroupId", "ipProtocol", "fromPort", "toPort", ...ends], code: "InvalidPermission.Duplicate" },
    ],
    check: (inputs) => [
      ...exactlyOne(inputs, ends),
      ...isCidr(inputs, "cidrIpv4"),
      ...matches(inputs, "description", words, "at most 255 of the characters EC2 allows"),
      ...ported(inputs),
    ],
    accept: (scene) => inOneVpc(scene),
    id: () => hexId("sgr"),
    arn: ({ place }, id) => arn(place, "ec2", `security-group-rule/${id}`),
    facts: (_, id) => ({ securityGroupRuleId: id }),
  };
  return kind;
}

/** All protocols take no ports; the others take both. */
function ported({ ipProtocol, fromPort, toPort }: Values): Failure[] {
  if (typeof ipProtocol !== "string") return [];
  const given = [fromPort, toPort].filter((port) => port !== undefined).length;
  const wanted = ipProtocol === "-1" ? 0 : 2;
  return given === wanted
    ? []
    : [
        {
          property: "fromPort",
          reason: `and toPort must ${wanted === 0 ? "be left out" : "both be given"} with protocol ${ipProtocol}`,
        },
      ];
}

/** Groups name each other within one VPC. */
function inOneVpc(scene: Scene): void {
  const own = scene.find(GROUP, scene.text("securityGroupId"));
  const other = scene.find(GROUP, scene.text("referencedSecurityGroupId"));
  if (own !== undefined && other !== undefined && text(own, "vpcId") !== text(other, "vpcId"))
    throw new Refused("InvalidGroup.NotFound", `${other.id} is not in the VPC of ${own.id}.`);
}

export const groupKinds = [
  securityGroup,
  defaultSecurityGroup,
  rule(INGRESS_RULE, "AWS::EC2::SecurityGroupIngress"),
  rule(EGRESS_RULE, "AWS::EC2::SecurityGroupEgress"),
];
