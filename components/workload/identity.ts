import { eks, iam } from "@pulumi/aws";
import type { ComponentResource, CustomResourceOptions } from "@pulumi/pulumi";
import { podTrust } from "../cluster/index.ts";
import { arn, document, type Place, type Tags } from "../shared/index.ts";
import type { Extra } from "./process.ts";

export interface IdentityArgs {
  readonly clusterName: string;
  /** User of the database that signs in with IAM instead of a password. */
  readonly databaseUser: string;
  readonly extras: readonly Extra[];
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * Lets the app's pods, and nobody else, sign in to the database, without a password that they could leak, and use what
 * else was given to it. The role waits for nobody; the pods' right to it waits for the cluster.
 */
export function createIdentity(
  name: string,
  args: IdentityArgs,
  { after, ...child }: CustomResourceOptions & { readonly after: ComponentResource },
): eks.PodIdentityAssociation {
  const pod = { cluster: args.clusterName, namespace: "app", account: "app" };
  const role = new iam.Role(name, { name, assumeRolePolicy: podTrust(args.place, pod), tags: args.tags }, child);
  const allow = (rightName: string, of: string, policy: string) =>
    new iam.RolePolicy(rightName, { name: of, role: role.name, policy }, child);
  const rights = [
    allow(name, "database", signInPolicy(args)),
    ...args.extras.flatMap((extra) =>
      extra.right === undefined ? [] : allow(`${name}-${extra.name}`, extra.name, document(...[extra.right].flat())),
    ),
  ];
  return new eks.PodIdentityAssociation(
    name,
    {
      clusterName: pod.cluster,
      namespace: pod.namespace,
      serviceAccount: pod.account,
      roleArn: role.arn,
      tags: args.tags,
    },
    { ...child, dependsOn: [after, ...rights] },
  );
}

/** The instance's own id can't be known beforehand; the account holds one database, and the user is named. */
function signInPolicy({ place, databaseUser }: IdentityArgs): string {
  return document({
    Sid: "SignInToTheDatabase",
    Effect: "Allow",
    Action: "rds-db:connect",
    Resource: arn(place, "rds-db", `dbuser:*/${databaseUser}`),
  });
}
