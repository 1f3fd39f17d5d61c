import { type Kind, partOf, type Scene, uses } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { text, uuid } from "../world/index.ts";
import { arn, principalOf } from "./arn.ts";
import { KEY, policyOf } from "./kms.ts";
import { admitsService } from "./policy.ts";
import { isJson, matches, oneOf } from "./wellformed.ts";

export const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** Days CloudWatch Logs keeps events; 0 is for ever. */
const keepable = [
  ...[0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400],
  ...[545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

const logGroup: Kind = {
  type: LOG_GROUP,
  schema: "AWS::Logs::LogGroup",
  name: { property: "name", max: 512 },
  defaults: { retentionInDays: 0, skipDestroy: false },
  replaceOn: { namePrefix: "a group can't be renamed", logGroupClass: "the class of a group is for ever" },
  refs: { kmsKeyId: uses(KEY) },
  unique: [{ by: ["name"], code: "ResourceAlreadyExistsException" }],
  check: (inputs) => [
    ...matches(inputs, "name", /^[.\-_/#A-Za-z0-9]{1,512}$/, "letters, digits and .-_/#"),
    ...oneOf(inputs, "retentionInDays", keepable),
    ...oneOf(inputs, "logGroupClass", ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"]),
  ],
  accept: mayEncrypt,
  handles: (thing) => [`${thing.arn}:*`],
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "logs", `log-group:${id}`),
  facts: ({ settings }) => ({
    namePrefix: "",
    logGroupClass: settings.logGroupClass ?? "STANDARD",
    deletionProtectionEnabled: settings.deletionProtectionEnabled ?? false,
  }),
  end: ({ settings }, thing) => {
    if (settings.deletionProtectionEnabled === true)
      throw new Refused("ValidationException", `Log group ${thing.id} has deletion protection.`);
    return null;
  },
};

/** CloudWatch Logs takes a key only when the key's policy lets it in. */
function mayEncrypt(scene: Scene): void {
  const key = scene.find(KEY, scene.text("kmsKeyId"));
  const service = principalOf(scene.place, `logs.${scene.place.region}`);
  if (key !== undefined && !admitsService(policyOf(scene, key), service))
    throw new Refused("AccessDeniedException", `The policy of key ${key.id} does not let ${service} use it.`);
}

const logResourcePolicy: Kind = {
  type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  schema: "AWS::Logs::ResourcePolicy",
  updates: { resourceArn: "the provider puts the policy again" },
  unique: [{ by: ["policyName"], code: "ResourceAlreadyExistsException" }],
  check: (inputs) => isJson(inputs, "policyDocument"),
  accept: (scene, before) => {
    if (before === null && scene.all(logResourcePolicy.type).length >= 10)
      throw new Refused("LimitExceededException", "A region keeps at most 10 resource policies of CloudWatch Logs.");
  },
  id: (scene) => scene.text("policyName") || scene.text("resourceArn"),
};

const metricFilter: Kind = {
  type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  schema: "AWS::Logs::MetricFilter",
  name: { property: "name", max: 512 },
  refs: { logGroupName: partOf(LOG_GROUP) },
  unique: [{ by: ["logGroupName", "name"], code: "ResourceAlreadyExistsException" }],
  accept: (scene, before) => {
    const group = scene.text("logGroupName");
    const standing = scene.all(metricFilter.type).filter((one) => text(one, "logGroupName") === group);
    if (before === null && standing.length >= 100)
      throw new Refused("LimitExceededException", `${group} has 100 metric filters, and room for no more.`);
  },
  importId: (thing) => `${text(thing, "logGroupName")}:${thing.id}`,
  id: (scene) => scene.text("name"),
};

const queryDefinition: Kind = {
  type: "aws:cloudwatch/queryDefinition:QueryDefinition",
  schema: "AWS::Logs::QueryDefinition",
  refs: { logGroupNames: uses(LOG_GROUP) },
  check: (inputs) => matches(inputs, "name", /^([^:*/]+\/?)*[^:*/]+$/, "a name, in folders by /, without : and *"),
  importId: (thing) => thing.arn,
  id: () => uuid(),
  arn: ({ place }, id) => arn(place, "logs", `query-definition:${id}`),
  facts: (_, id) => ({ queryDefinitionId: id }),
};

/** The log group a service writes to, made by AWS when nobody made it first: unencrypted and for ever. */
export function writesTo(scene: Scene, name: string): void {
  if (scene.find(LOG_GROUP, name) === undefined) scene.make(LOG_GROUP, name, { name, retentionInDays: 0 });
}

export const logs = [logGroup, logResourcePolicy, metricFilter, queryDefinition];
