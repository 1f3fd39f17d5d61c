import type { Scene } from "../../kinds/index.ts";
import { Refused } from "../../protocol/index.ts";
import { text } from "../../world/index.ts";
import { ROLE } from "../iam.ts";
import { admitsService } from "../policy.ts";

/** Refuses a role that doesn't let a service take it on. */
export function mustTrust(scene: Scene, roleArn: string, service: string): void {
  const role = scene.find(ROLE, roleArn);
  if (role !== undefined && !admitsService(text(role, "assumeRolePolicy"), service))
    throw new Refused("InvalidParameterException", `Role ${roleArn} does not let ${service} assume it.`);
}
