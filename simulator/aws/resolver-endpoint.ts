import { holds, type Kind, type Scene } from "../kinds/index.ts";
import { type Failure, Refused, type Values } from "../protocol/index.ts";
import { hexId, text } from "../world/index.ts";
import { arn } from "./arn.ts";
import { GROUP, SUBNET, VPC } from "./ec2/index.ts";
import { matches, oneOf } from "./wellformed.ts";

const ENDPOINT = "aws:route53/resolverEndpoint:ResolverEndpoint";
const RULE = "aws:route53/resolverRule:ResolverRule";

const endpoint: Kind = {
  type: ENDPOINT,
  schema: "AWS::Route53Resolver::ResolverEndpoint",
  name: { property: "name", max: 64 },
  defaults: { protocols: ["Do53"], resolverEndpointType: "IPV4" },
  updates: { ipAddresses: "the provider adds and takes away feet one by one" },
  refs: { securityGroupIds: holds(GROUP), "ipAddresses.subnetId": holds(SUBNET) },
  inUse: "InvalidRequestException",
  check: (inputs) => [...oneOf(inputs, "direction", ["INBOUND", "OUTBOUND"]), ...feet(inputs)],
  accept: (scene) => {
    const groups = (scene.settings.securityGroupIds ?? []) as readonly string[];
    const vpcs = [
      ...groups.map((id) => scene.find(GROUP, id)),
      ...subnetsOf(scene.settings).map((id) => scene.find(SUBNET, id)),
    ].map((thing) => thing && text(thing, "vpcId"));
    if (new Set(vpcs).size > 1)
      throw new Refused("InvalidParameterException", "Subnets and security groups of an endpoint are of one VPC.");
  },
  id: (scene) => hexId(scene.text("direction") === "INBOUND" ? "rslvr-in" : "rslvr-out"),
  arn: ({ place }, id) => arn(place, "route53resolver", `resolver-endpoint/${id}`),
  facts: (scene, _, before) => ({ hostVpcId: before?.facts.hostVpcId ?? hostOf(scene) }),
};

const subnetsOf = ({ ipAddresses }: Values): readonly string[] =>
  (Array.isArray(ipAddresses) ? ipAddresses : []).flatMap(({ subnetId }) => (subnetId ? [String(subnetId)] : []));

function hostOf(scene: Scene): string {
  const [first = ""] = subnetsOf(scene.settings);
  const subnet = scene.find(SUBNET, first);
  return subnet === undefined ? "" : text(subnet, "vpcId");
}

/** Two feet at least: one falls out when its zone does. */
function feet({ ipAddresses }: Values): Failure[] {
  if (!Array.isArray(ipAddresses) || ipAddresses.length >= 2) return [];
  return [{ property: "ipAddresses", reason: `must be two at least, got ${ipAddresses.length}` }];
}

const rule: Kind = {
  type: RULE,
  schema: "AWS::Route53Resolver::ResolverRule",
  name: { property: "name", max: 64 },
  refs: { resolverEndpointId: holds(ENDPOINT) },
  inUse: "ResourceInUseException",
  check: (inputs) => [
    ...oneOf(inputs, "ruleType", ["FORWARD", "SYSTEM", "RECURSIVE", "DELEGATE"]),
    ...matches(inputs, "domainName", /^([\w-]+\.)*[\w-]+\.?$/, "a domain such as ad.example.com"),
  ],
  accept: (scene) => {
    if (scene.text("ruleType") !== "FORWARD") return;
    const out = scene.find(ENDPOINT, scene.text("resolverEndpointId"));
    const { targetIps } = scene.settings;
    const asked = Array.isArray(targetIps) ? targetIps : [];
    if (out === undefined || text(out, "direction") !== "OUTBOUND" || asked.length === 0)
      throw new Refused("InvalidRequestException", "A rule that forwards needs targets and an OUTBOUND endpoint.");
  },
  id: () => hexId("rslvr-rr"),
  arn: ({ place }, id) => arn(place, "route53resolver", `resolver-rule/${id}`),
  facts: ({ place }) => ({ ownerId: place.account, shareStatus: "NOT_SHARED" }),
};

const association: Kind = {
  type: "aws:route53/resolverRuleAssociation:ResolverRuleAssociation",
  schema: "AWS::Route53Resolver::ResolverRuleAssociation",
  name: { property: "name", max: 64 },
  refs: { resolverRuleId: holds(RULE), vpcId: holds(VPC) },
  unique: [{ by: ["resolverRuleId", "vpcId"], code: "ResourceExistsException" }],
  id: () => hexId("rslvr-rrassoc"),
};

export const resolverEndpoints = [endpoint, rule, association];
