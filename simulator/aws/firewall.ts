import { holds, type Kind, partOf, uses } from "../kinds/index.ts";
import { type Failure, isMap, Refused, type Value, type Values } from "../protocol/index.ts";
import { text, uuid } from "../world/index.ts";
import { arn } from "./arn.ts";
import { BALANCER } from "./balancer.ts";
import { serviceLinkedRole } from "./linked-roles.ts";
import { LOG_GROUP } from "./logs.ts";
import { BUCKET } from "./s3/index.ts";
import { capacityOf, isKept, managedName } from "./waf-capacity.ts";
import { matches, oneOf } from "./wellformed.ts";

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
/** Capacity units of a web ACL at most. */
const MOST_CAPACITY = 5000;

const webAcl: Kind = {
  type: WEB_ACL,
  schema: "AWS::WAFv2::WebACL",
  name: { property: "name", max: 128 },
  unique: [{ by: ["name", "scope"], code: "WAFDuplicateItemException" }],
  missing: "WAFNonexistentItemException",
  inUse: "WAFAssociatedItemException",
  volatile: ["lockToken", "capacity"],
  check: (inputs) => [
    ...matches(inputs, "name", /^[\w-]{1,128}$/, "1 to 128 letters, digits, - and _"),
    ...oneOf(inputs, "scope", ["REGIONAL", "CLOUDFRONT"]),
    ...ordered(listed(inputs.rules)),
    ...listed(inputs.rules).flatMap(known),
  ],
  accept: (scene) => {
    if (scene.text("scope") === "CLOUDFRONT" && scene.place.region !== "us-east-1")
      throw new Refused("WAFInvalidParameterException", "Web ACLs for CloudFront live in us-east-1.");
    const capacity = capacityOf(listed(scene.settings.rules));
    if (capacity > MOST_CAPACITY)
      throw new Refused("WAFLimitsExceededException", `The rules take ${capacity} of ${MOST_CAPACITY} capacity units.`);
  },
  id: () => uuid(),
  importId: (thing) => [thing.id, text(thing, "name"), text(thing, "scope")].join("/"),
  arn: (scene, id) => arn(scene.place, "wafv2", `regional/webacl/${scene.text("name")}/${id}`),
  facts: (scene) => ({
    namePrefix: "",
    capacity: capacityOf(listed(scene.settings.rules)),
    lockToken: uuid(),
    applicationIntegrationUrl: "",
  }),
};

/** Rules are asked in the order of their priorities, no two alike; no two have one name. */
function ordered(rules: readonly Values[]): Failure[] {
  return (["priority", "name"] as const).flatMap((property) => {
    const values = rules.map((rule) => rule[property]).filter((value) => typeof value !== "symbol");
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    return twice === undefined ? [] : [{ property: "rules", reason: `have the ${property} ${String(twice)} twice` }];
  });
}

function known(rule: Values): Failure[] {
  const name = managedName(rule);
  return name === undefined || isKept(name)
    ? []
    : [{ property: "rules", reason: `name a group of rules that AWS doesn't keep: ${name}` }];
}

function listed(value: Value | undefined): readonly Values[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

const association: Kind = {
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  schema: "AWS::WAFv2::WebACLAssociation",
  replaceOn: { webAclArn: "the provider makes it anew" },
  refs: { resourceArn: partOf(BALANCER), webAclArn: holds(WEB_ACL) },
  unique: [{ by: ["resourceArn"], code: "WAFUnavailableEntityException" }],
  id: (scene) => `${scene.text("webAclArn")},${scene.text("resourceArn")}`,
};

const logging: Kind = {
  type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  schema: "AWS::WAFv2::LoggingConfiguration",
  refs: { resourceArn: partOf(WEB_ACL), logDestinationConfigs: uses(LOG_GROUP, BUCKET) },
  unique: [{ by: ["resourceArn"], code: "WAFDuplicateItemException" }],
  accept: (scene) => {
    const stray = (scene.settings.logDestinationConfigs as readonly string[]).find(
      (to) => !/[:/]aws-waf-logs-/.test(to),
    );
    if (stray !== undefined)
      throw new Refused(
        "WAFInvalidParameterException",
        `The destination ${stray} must have a name that begins with aws-waf-logs-.`,
      );
  },
  id: (scene) => scene.text("resourceArn"),
  settle: (scene) => serviceLinkedRole(scene, "wafv2.amazonaws.com", "AWSServiceRoleForWAFV2Logging"),
};

export const firewall = [webAcl, association, logging];
