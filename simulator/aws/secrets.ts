import { type Kind, uses } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { hex, text } from "../world/index.ts";
import { arn } from "./arn.ts";
import { KEY } from "./kms.ts";
import { matches } from "./wellformed.ts";

const day = 24 * 60 * 60 * 1000;
/** Days a secret waits for its end when nobody says. */
const LONGEST_WAIT = 30;

const secret: Kind = {
  type: "aws:secretsmanager/secret:Secret",
  schema: "AWS::SecretsManager::Secret",
  name: { property: "name", max: 512 },
  defaults: { forceOverwriteReplicaSecret: false, recoveryWindowInDays: LONGEST_WAIT },
  refs: { kmsKeyId: uses(KEY) },
  unique: [{ by: ["name"], code: "ResourceExistsException" }],
  check: (inputs) => [
    ...matches(inputs, "name", /^[\w/+=.@!-]{1,512}$/, "letters, digits and /_+=.@!-"),
    ...waits(inputs.recoveryWindowInDays),
  ],
  accept: ({ settings }) => {
    if (typeof settings.name === "string" && settings.name.startsWith("aws/"))
      throw new Refused("InvalidRequestException", `${settings.name} is a name of AWS's own.`);
  },
  handles: (thing) => [text(thing, "name")],
  id: (scene) => arn(scene.place, "secretsmanager", `secret:${scene.text("name")}-${hex(6)}`),
  arn: (_, id) => id,
  facts: () => ({ namePrefix: "", policy: "", replicas: [] }),
  end: ({ now, settings }) => {
    const days = Number(settings.recoveryWindowInDays ?? LONGEST_WAIT);
    return days === 0 ? null : new Date(now.getTime() + days * day).toISOString();
  },
};

/** Nothing, or a week to a month. */
function waits(days: unknown) {
  if (typeof days !== "number" || days === 0 || (days >= 7 && days <= LONGEST_WAIT)) return [];
  return [{ property: "recoveryWindowInDays", reason: `must be 0 or from 7 to ${LONGEST_WAIT}, got ${days}` }];
}

export const secrets = [secret];
