import { type Kind, type Scene, uses } from "../kinds/index.ts";
import { isMap, Refused } from "../protocol/index.ts";
import { text } from "../world/index.ts";
import { arn } from "./arn.ts";
import { GROUP, SUBNET, VPC } from "./ec2/index.ts";
import { ROLE } from "./iam.ts";
import { KEY } from "./kms.ts";
import { admitsService } from "./policy.ts";
import { between, matches, oneOf } from "./wellformed.ts";

const SERVICE = "codebuild.amazonaws.com";

/** CodeBuild keeps nothing from going: a run that finds its network gone fails. */
const project: Kind = {
  type: "aws:codebuild/project:Project",
  schema: "AWS::CodeBuild::Project",
  defaults: { badgeEnabled: false, buildTimeout: 60, projectVisibility: "PRIVATE", queuedTimeout: 480 },
  refs: {
    serviceRole: uses(ROLE),
    encryptionKey: uses(KEY),
    "vpcConfig.vpcId": uses(VPC),
    "vpcConfig.subnets": uses(SUBNET),
    "vpcConfig.securityGroupIds": uses(GROUP),
  },
  unique: [{ by: ["name"], code: "ResourceAlreadyExistsException" }],
  missing: "ResourceNotFoundException",
  check: (inputs) => [
    ...matches(inputs, "name", /^[A-Za-z0-9][\w-]{1,149}$/, "2 to 150 letters, digits, - and _"),
    ...oneOf(inputs, "projectVisibility", ["PRIVATE", "PUBLIC_READ"]),
    ...between(inputs, "buildTimeout", 5, 2160),
  ],
  accept: (scene) => {
    const role = scene.find(ROLE, scene.text("serviceRole"));
    if (role !== undefined && !admitsService(text(role, "assumeRolePolicy"), SERVICE))
      throw new Refused(
        "InvalidInputException",
        `CodeBuild is not authorized to perform: sts:AssumeRole on ${role.id}.`,
      );
    standsInOneNetwork(scene);
  },
  id: (scene) => arn(scene.place, "codebuild", `project/${scene.text("name")}`),
  arn: (_, id) => id,
  facts: () => ({ badgeUrl: "", publicProjectAlias: "" }),
};

function standsInOneNetwork(scene: Scene): void {
  const { vpcId, subnets, securityGroupIds } = isMap(scene.settings.vpcConfig) ? scene.settings.vpcConfig : {};
  const all = (ids: unknown, type: string) => (Array.isArray(ids) ? ids : []).map((id) => scene.find(type, String(id)));
  const stray = [...all(subnets, SUBNET), ...all(securityGroupIds, GROUP)].find(
    (thing) => thing !== undefined && text(thing, "vpcId") !== vpcId,
  );
  if (stray !== undefined)
    throw new Refused("InvalidInputException", `${stray.id} does not belong to ${String(vpcId)}.`);
}

/** CodeBuild. */
export const codeBuild = [project];
