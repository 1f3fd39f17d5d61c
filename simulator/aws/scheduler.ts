import { type Kind, type Scene, uses } from "../kinds/index.ts";
import { isMap, Refused } from "../protocol/index.ts";
import { text } from "../world/index.ts";
import { arn } from "./arn.ts";
import { ROLE } from "./iam.ts";
import { admitsService } from "./policy.ts";
import { matches, oneOf } from "./wellformed.ts";

const SERVICE = "scheduler.amazonaws.com";

const schedule: Kind = {
  type: "aws:scheduler/schedule:Schedule",
  schema: "AWS::Scheduler::Schedule",
  name: { property: "name", max: 64 },
  defaults: {
    groupName: "default",
    scheduleExpressionTimezone: "UTC",
    state: "ENABLED",
    actionAfterCompletion: "NONE",
  },
  refs: { "target.roleArn": uses(ROLE) },
  unique: [{ by: ["groupName", "name"], code: "ConflictException" }],
  check: (inputs) => [
    ...matches(inputs, "name", /^[\w.-]{1,64}$/, "1 to 64 letters, digits and ._-"),
    ...matches(inputs, "scheduleExpression", /^(cron|rate|at)\(.+\)$/, "cron(…), rate(…) or at(…)"),
    ...oneOf(inputs, "state", ["ENABLED", "DISABLED"]),
  ],
  accept: mayStart,
  id: (scene) => `${scene.text("groupName")}/${scene.text("name")}`,
  arn: ({ place }, id) => arn(place, "scheduler", `schedule/${id}`),
  facts: () => ({ namePrefix: "" }),
};

/** Something is called by a role only, and only by one that trusts the scheduler. */
function mayStart(scene: Scene): void {
  const { target } = scene.settings;
  const role = isMap(target) ? scene.find(ROLE, String(target.roleArn)) : undefined;
  if (role !== undefined && !admitsService(text(role, "assumeRolePolicy"), SERVICE))
    throw new Refused("ValidationException", `The execution role ${role.id} must allow ${SERVICE} to assume it.`);
}

export const scheduler = [schedule];
