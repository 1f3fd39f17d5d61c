import { type Kind, uses } from "../../kinds/index.ts";
import { hexId, type Thing } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { INSTANCE_PROFILE } from "../iam.ts";
import { KEY } from "../kms.ts";
import { matches } from "../wellformed.ts";
import { GROUP, LAUNCH_TEMPLATE, SUBNET } from "./tokens.ts";

const launchTemplate: Kind = {
  type: LAUNCH_TEMPLATE,
  schema: "AWS::EC2::LaunchTemplate",
  name: { property: "name", max: 125 },
  refs: {
    vpcSecurityGroupIds: uses(GROUP),
    "networkInterfaces.securityGroups": uses(GROUP),
    "networkInterfaces.subnetId": uses(SUBNET),
    "blockDeviceMappings.ebs.kmsKeyId": uses(KEY),
    "iamInstanceProfile.arn": uses(INSTANCE_PROFILE),
    "iamInstanceProfile.name": uses(INSTANCE_PROFILE),
  },
  unique: [{ by: ["name"], code: "InvalidLaunchTemplateName.AlreadyExistsException" }],
  missing: "InvalidLaunchTemplateId.NotFound",
  inUse: "ResourceInUse",
  volatile: ["latestVersion", "defaultVersion"],
  check: (inputs) => matches(inputs, "name", /^[a-zA-Z0-9().\-/_]{3,128}$/, "3 to 128 letters, digits and ().-/_"),
  handles: (thing) => [String(thing.settings.name)],
  id: () => hexId("lt"),
  arn: ({ place }, id) => arn(place, "ec2", `launch-template/${id}`),
  facts: ({ settings }, _, before) => ({
    namePrefix: "",
    latestVersion: version(before, "latestVersion") + 1,
    defaultVersion:
      before === null || settings.updateDefaultVersion === true
        ? version(before, "latestVersion") + 1
        : (settings.defaultVersion ?? version(before, "defaultVersion")),
  }),
};

function version(before: Thing | null, which: "latestVersion" | "defaultVersion"): number {
  return Number(before?.facts[which] ?? 0);
}

export const launchTemplateKinds = [launchTemplate];
