import { stateBucketOf } from "../ground/index.ts";
import { type Place, roleArn } from "../shared/index.ts";

export interface BuildArgs {
  readonly tenant: string;
  /** Name of the role that deploys. */
  readonly deployer: string;
  readonly place: Place;
}

/** Where the deployer leaves the checkout that the runner works with: beside the record of what is built. */
const CHECKOUT = "runner/checkout.tar.gz";

/**
 * What a run does, in CodeBuild's words: it becomes the deployer, fetches the checkout as such, with program, engine and
 * plugins, and brings up what is inside the cluster. No word of it is a secret.
 */
export function planBuild({ tenant, deployer, place }: BuildArgs): string {
  const profile = [
    "[profile deployer]",
    `role_arn = ${roleArn(place, deployer)}`,
    "credential_source = EcsContainer",
    `region = ${place.region}`,
  ].join("\\n");
  const commands = [
    `mkdir -p ~/.aws && printf '${profile}\\n' > ~/.aws/config`,
    "export AWS_PROFILE=deployer",
    `aws s3 cp s3://${stateBucketOf(place)}/${CHECKOUT} - | tar -xz`,
    "export XDG_CACHE_HOME=$PWD/.cache",
    `npx domicile up ${tenant} --inside --yes`,
  ];
  return JSON.stringify({ version: 0.2, env: { shell: "bash" }, phases: { build: { commands } } });
}
