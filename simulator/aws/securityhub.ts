import type { Kind } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { arn } from "./arn.ts";
import { matches, oneOf } from "./wellformed.ts";

const HUB = "aws:securityhub/account:Account";

const hub: Kind = {
  type: HUB,
  schema: "AWS::SecurityHub::Hub",
  defaults: { autoEnableControls: true, enableDefaultStandards: true },
  replaceOn: { enableDefaultStandards: "it says what happens when the hub is switched on" },
  check: (inputs) => oneOf(inputs, "controlFindingGenerator", ["SECURITY_CONTROL", "STANDARD_CONTROL"]),
  accept: (scene, before) => {
    if (before === null && scene.all(HUB).length > 0)
      throw new Refused("ResourceConflictException", "Account is already subscribed to Security Hub.");
  },
  id: ({ place }) => place.account,
  arn: ({ place }) => arn(place, "securityhub", "hub/default"),
  facts: ({ settings }) => ({ controlFindingGenerator: settings.controlFindingGenerator ?? "SECURITY_CONTROL" }),
};

const standard: Kind = {
  type: "aws:securityhub/standardsSubscription:StandardsSubscription",
  schema: "AWS::SecurityHub::Standard",
  replaceOn: { standardsArn: "a subscription is its standard" },
  check: (inputs) =>
    matches(
      inputs,
      "standardsArn",
      /^arn:[\w-]+:securityhub:[\w-]*::(standards|ruleset)\/.+\/v\/[\d.]+$/,
      "a standard's ARN",
    ),
  accept: (scene) => {
    if (scene.all(HUB).length === 0)
      throw new Refused("InvalidAccessException", "Account is not subscribed to Security Hub.");
  },
  // Who subscribes twice has one subscription.
  id: (scene) =>
    arn(scene.place, "securityhub", `subscription/${scene.text("standardsArn").split("/").slice(1).join("/")}`),
};

/** Security Hub and the standards that it checks. */
export const securityHub = [hub, standard];
