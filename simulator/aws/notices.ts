import { holds, type Kind, partOf, type Scene, uses } from "../kinds/index.ts";
import { hex, type Thing, text, uuid } from "../world/index.ts";
import { arn } from "./arn.ts";
import { KEY } from "./kms.ts";
import { exactlyOne, isJson, matches, oneOf } from "./wellformed.ts";

const TOPIC = "aws:sns/topic:Topic";
const RULE = "aws:cloudwatch/eventRule:EventRule";

const topic: Kind = {
  type: TOPIC,
  schema: "AWS::SNS::Topic",
  name: { property: "name", max: 256 },
  defaults: { fifoTopic: false, contentBasedDeduplication: false },
  refs: { kmsMasterKeyId: uses(KEY) },
  unique: [{ by: ["name"], code: "InvalidParameter" }],
  missing: "NotFound",
  check: (inputs) => [
    ...matches(inputs, "name", /^[a-zA-Z0-9_-]{1,256}(\.fifo)?$/, "letters, digits, - and _"),
    ...isJson(inputs, "policy"),
  ],
  id: (scene) => arn(scene.place, "sns", scene.text("name")),
  arn: (_, id) => id,
  facts: ({ place, settings }) => ({
    namePrefix: "",
    owner: place.account,
    beginningArchiveTime: "",
    policy: settings.policy ?? "",
    signatureVersion: settings.signatureVersion ?? 1,
    tracingConfig: settings.tracingConfig ?? "PassThrough",
  }),
};

const subscription: Kind = {
  type: "aws:sns/topicSubscription:TopicSubscription",
  schema: "AWS::SNS::Subscription",
  replaceOn: {
    topic: "a subscription is its ends",
    protocol: "a subscription is its ends",
    endpoint: "a subscription is its ends",
  },
  defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
  refs: { topic: partOf(TOPIC) },
  check: (inputs) =>
    oneOf(inputs, "protocol", [
      "application",
      "email",
      "email-json",
      "firehose",
      "http",
      "https",
      "lambda",
      "sms",
      "sqs",
    ]),
  // Who subscribes twice has one subscription.
  id: (scene) =>
    scene.all(subscription.type).find((it) => sameEnds(it, scene))?.id ?? `${scene.text("topic")}:${uuid()}`,
  arn: (_, id) => id,
  facts: (scene) => ({
    ownerId: scene.place.account,
    pendingConfirmation: scene.text("protocol").startsWith("email"),
    confirmationWasAuthenticated: false,
    filterPolicyScope: "",
  }),
};

function sameEnds(subscribed: Thing, scene: Scene): boolean {
  return ["topic", "protocol", "endpoint"].every((end) => text(subscribed, end) === scene.text(end));
}

const eventRule: Kind = {
  type: RULE,
  schema: "AWS::Events::Rule",
  name: { property: "name", max: 64 },
  defaults: { eventBusName: "default", forceDestroy: false },
  unique: [{ by: ["eventBusName", "name"], code: "ResourceAlreadyExistsException" }],
  inUse: "ValidationException",
  check: (inputs) => [
    ...matches(inputs, "name", /^[.\-_A-Za-z0-9]{1,64}$/, "letters, digits and .-_"),
    ...isJson(inputs, "eventPattern"),
  ],
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "events", `rule/${id}`),
  facts: ({ settings }) => ({ namePrefix: "", state: settings.state ?? "ENABLED" }),
};

const eventTarget: Kind = {
  type: "aws:cloudwatch/eventTarget:EventTarget",
  defaults: { eventBusName: "default", forceDestroy: false },
  replaceOn: {
    rule: "a target is its rule's",
    targetId: "a target keeps its id",
    eventBusName: "a target is its rule's",
  },
  refs: { rule: holds(RULE) },
  id: (scene) => `${scene.text("rule")}-${scene.text("targetId") || `terraform-${hex(26)}`}`,
  facts: (scene, id) => ({ targetId: id.slice(scene.text("rule").length + 1) }),
};

const alarm: Kind = {
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  schema: "AWS::CloudWatch::Alarm",
  name: { property: "name", max: 255 },
  defaults: { actionsEnabled: true, treatMissingData: "missing" },
  unique: [{ by: ["name"], code: "ResourceAlreadyExistsException" }],
  check: (inputs) => (inputs.metricName === undefined ? exactlyOne(inputs, ["metricQueries", "metricName"]) : []),
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "cloudwatch", `alarm:${id}`),
  facts: () => ({ evaluateLowSampleCountPercentiles: "" }),
};

export const notices = [topic, subscription, eventRule, eventTarget, alarm];
