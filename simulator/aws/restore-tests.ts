import { holds, type Kind, uses } from "../kinds/index.ts";
import { uuid } from "../world/index.ts";
import { arn } from "./arn.ts";
import { VAULT } from "./backup.ts";
import { ROLE } from "./iam.ts";
import { between, matches } from "./wellformed.ts";

const testName = /^[a-zA-Z0-9_]{1,50}$/;

/** CloudFormation has it later than the service, whose guide leaves out China alone; of GovCloud nobody is sure †. */
const testedIn = Object.fromEntries(
  ["ap-southeast-5", "ap-southeast-7", "us-gov-east-1", "us-gov-west-1"].map((region) => [region, "AWS Backup guide"]),
);

const restoreTestingPlan: Kind = {
  type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
  schema: "AWS::Backup::RestoreTestingPlan",
  offeredIn: testedIn,
  replaceOn: { name: "AWS Backup can't rename it" },
  refs: { "recoveryPointSelection.includeVaults": uses(VAULT) },
  unique: [{ by: ["name"], code: "AlreadyExistsException" }],
  inUse: "InvalidRequestException",
  check: (inputs) => [
    ...matches(inputs, "name", testName, "1 to 50 letters, digits and _"),
    ...between(inputs, "startWindowHours", 1, 168),
  ],
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "backup", `restore-testing-plan:${id}-${uuid()}`),
  facts: ({ settings }) => ({
    scheduleExpressionTimezone: settings.scheduleExpressionTimezone ?? "Etc/UTC",
    startWindowHours: settings.startWindowHours ?? 24,
  }),
};

const restoreTestingSelection: Kind = {
  type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
  schema: "AWS::Backup::RestoreTestingSelection",
  offeredIn: testedIn,
  replaceOn: { name: "AWS Backup can't rename it" },
  refs: { restoreTestingPlanName: holds(restoreTestingPlan.type), iamRoleArn: uses(ROLE) },
  unique: [{ by: ["restoreTestingPlanName", "name"], code: "AlreadyExistsException" }],
  check: (inputs) => [
    ...matches(inputs, "name", testName, "1 to 50 letters, digits and _"),
    ...between(inputs, "validationWindowHours", 0, 168),
  ],
  id: (scene) => `${scene.text("name")}:${scene.text("restoreTestingPlanName")}`,
  facts: ({ settings }) => ({
    protectedResourceArns: settings.protectedResourceArns ?? [],
    validationWindowHours: settings.validationWindowHours ?? 0,
    restoreMetadataOverrides: settings.restoreMetadataOverrides ?? {},
  }),
};

export const restoreTests = [restoreTestingPlan, restoreTestingSelection];
