import { iam } from "@pulumi/aws";
import type { CustomResourceOptions, Resource } from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { planBoundary } from "./boundary.ts";
import { type Admission, audienceOf, type Part, planTrust, seatsOf } from "./seats.ts";

/** What every person's role stands on. */
export interface Ground {
  readonly tenant: string;
  readonly provider: string;
  readonly signIn: Resource;
  readonly boundary: iam.Policy;
  readonly place: Place;
  readonly tags: Tags;
}

/** Longest that a role is had without signing in anew, in seconds: IAM's shortest. */
const SESSION_SECONDS = 3600;

/** Where people sign in, and the boundary of whatever they may do. */
export function createGround(
  name: string,
  { provider, place, tags }: Pick<Ground, "provider" | "place" | "tags">,
  child: CustomResourceOptions,
): Ground {
  const signIn = new iam.OpenIdConnectProvider(name, { url: provider, clientIdLists: [audienceOf(name)], tags }, child);
  const bounds = `${name}-people`;
  const boundary = new iam.Policy(bounds, { name: bounds, policy: planBoundary(place), tags }, child);
  return { tenant: name, provider, signIn, boundary, place, tags };
}

/** The role of one part, for so many people at one time. By itself it allows nothing. */
export function createPerson(
  ground: Ground,
  part: Part,
  admits: Pick<Admission, "from" | "until"> & { readonly people: number },
  child: CustomResourceOptions,
): iam.Role {
  const name = `${ground.tenant}-${part}`;
  const { people, ...when } = admits;
  return new iam.Role(
    name,
    {
      name,
      assumeRolePolicy: planTrust({ ...ground, ...when, seats: seatsOf(part, people) }),
      maxSessionDuration: SESSION_SECONDS,
      permissionsBoundary: ground.boundary.arn,
      tags: ground.tags,
    },
    { ...child, dependsOn: [ground.signIn] },
  );
}
