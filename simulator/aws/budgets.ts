import { type Kind, uses } from "../kinds/index.ts";
import { type Failure, Refused, type Values } from "../protocol/index.ts";
import { arn } from "./arn.ts";
import { ACCOUNT } from "./organizations.ts";
import { matches, oneOf } from "./wellformed.ts";

const budget: Kind = {
  type: "aws:budgets/budget:Budget",
  global: true,
  name: { property: "name", max: 100 },
  replaceOn: { accountId: "a budget is one account's", name: "a budget is called by its name" },
  refs: { "costFilters.values": uses(ACCOUNT) },
  unique: [{ by: ["name"], code: "DuplicateRecordException" }],
  missing: "NotFoundException",
  check: (inputs) => [
    ...matches(inputs, "name", /^[^:\\]{1,100}$/, "at most 100 letters, none of them : or \\"),
    ...matches(inputs, "limitAmount", /^\d+(\.\d+)?$/, "an amount such as 2000"),
    ...oneOf(inputs, "timeUnit", ["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "CUSTOM"]),
    ...(Array.isArray(inputs.notifications) ? inputs.notifications.flatMap(heard) : []),
  ],
  accept: ({ place }) => {
    if (place.partition === "aws-us-gov")
      throw new Refused("UnknownEndpoint", "There is no AWS Budgets in this partition.");
  },
  id: (scene) => `${scene.place.account}:${scene.text("name")}`,
  arn: (scene) => arn(scene.place, "budgets", `budget/${scene.text("name")}`),
  facts: ({ place, settings }, _, before) => ({
    accountId: place.account,
    namePrefix: "",
    timePeriodStart: before?.facts.timePeriodStart ?? settings.timePeriodStart ?? "2026-11-01_00:00",
    timePeriodEnd: settings.timePeriodEnd ?? "2087-06-15_00:00",
  }),
};

/** A notification without anybody to hear it is none. */
function heard(notification: Values): Failure[] {
  const { subscriberEmailAddresses: mails = [], subscriberSnsTopicArns: topics = [] } = notification;
  const hearers = [mails, topics].flat();
  return hearers.length > 0 ? [] : [{ property: "notifications", reason: "must each have somebody who hears" }];
}

export const spending = [budget];
