import { type Kind, uses } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { text, uuid } from "../world/index.ts";
import { arn } from "./arn.ts";
import { ROLE } from "./iam.ts";
import { admitsService } from "./policy.ts";
import { isJson, matches, oneOf } from "./wellformed.ts";

const SERVICE = "states.amazonaws.com";

const stateMachine: Kind = {
  type: "aws:sfn/stateMachine:StateMachine",
  schema: "AWS::StepFunctions::StateMachine",
  name: { property: "name", max: 80 },
  defaults: { type: "STANDARD", publish: false },
  refs: { roleArn: uses(ROLE) },
  updates: { definition: "Step Functions takes a new definition for what starts from then on" },
  unique: [{ by: ["name"], code: "StateMachineAlreadyExists" }],
  missing: "StateMachineDoesNotExist",
  check: (inputs) => [
    ...matches(inputs, "name", /^[\w-]{1,80}$/, "letters, digits, - and _"),
    ...isJson(inputs, "definition"),
    ...oneOf(inputs, "type", ["STANDARD", "EXPRESS"]),
  ],
  accept: (scene) => {
    const role = scene.find(ROLE, scene.text("roleArn"));
    if (role !== undefined && !admitsService(text(role, "assumeRolePolicy"), SERVICE))
      throw new Refused("AccessDeniedException", `Role ${role.id} does not trust ${SERVICE}.`);
  },
  id: (scene) => arn(scene.place, "states", `stateMachine:${scene.text("name")}`),
  arn: (_, id) => id,
  facts: ({ now }, id, before) => ({
    creationDate: before?.facts.creationDate ?? now.toISOString(),
    description: "",
    namePrefix: "",
    revisionId: uuid(),
    stateMachineVersionArn: id,
    status: "ACTIVE",
    versionDescription: "",
  }),
  volatile: ["revisionId"],
};

/** Step Functions. */
export const stepFunctions = [stateMachine];
