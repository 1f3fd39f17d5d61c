import { iam } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { arn, document, issuerName, type Place, roleArn, type Statement, type Tags } from "../shared/index.ts";

/** Who comes in: by whose word, and under what conditions. */
export interface Entrance {
  /** Name of the role. */
  readonly role: string;
  /** OpenID Connect issuer, with https://. */
  readonly issuer: string;
  readonly audience: string;
  /** The one subject that is let in. @default everybody to whom the issuer gives a token for this audience */
  readonly subject?: string;
  /** Networks from which alone one comes in. @default everywhere */
  readonly networks?: readonly string[];
}

export interface SignInArgs {
  readonly place: Place;
  /** Accounts whose deployer they may become. */
  readonly accounts: readonly string[];
  /** Name of the deployer's role. */
  readonly deployers: readonly string[];
  readonly tags: Tags;
}

/** Nobody works longer than this on one sign-in, in seconds. */
const SESSION_SECONDS = 3600;

/** The issuers' providers, each once, and a role for everybody who comes by them. */
export function createSignIn(
  entrances: readonly Entrance[],
  args: SignInArgs,
  child: pulumi.CustomResourceOptions,
): void {
  const providers = new Map(
    [...new Set(entrances.map(({ issuer }) => issuer))].map((issuer) => {
      const clientIdLists = entrances.filter((each) => each.issuer === issuer).map(({ audience }) => audience);
      const about = { url: issuer, clientIdLists, tags: args.tags };
      return [issuer, new iam.OpenIdConnectProvider(issuerName(issuer), about, child)] as const;
    }),
  );
  for (const entrance of entrances) {
    const provider = providers.get(entrance.issuer);
    createRole(entrance, args, { ...child, dependsOn: provider ? [provider] : [] });
  }
}

function createRole(entrance: Entrance, args: SignInArgs, opts: pulumi.CustomResourceOptions): void {
  const name = entrance.role;
  const { name: role } = new iam.Role(
    name,
    {
      name,
      assumeRolePolicy: planEntrance(entrance, args.place),
      maxSessionDuration: SESSION_SECONDS,
      tags: args.tags,
    },
    opts,
  );
  new iam.RolePolicy(name, { name: "deploys", role, policy: planDeploying(args) }, opts);
}

/** Who may take the role on. The keys are named after the issuer. */
export function planEntrance({ issuer, audience, subject, networks }: Entrance, place: Place): string {
  const host = issuerName(issuer);
  return document({
    Sid: "BySignIn",
    Effect: "Allow",
    Principal: { Federated: arn(place, "iam", `oidc-provider/${host}`, "account") },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { [`${host}:aud`]: audience, ...(subject !== undefined && { [`${host}:sub`]: subject }) },
      ...(networks !== undefined && { IpAddress: { "aws:SourceIp": networks } }),
    },
  });
}

/** Becomes a tenant's deployer, fills the repositories, and nothing else. */
function planDeploying({ place, accounts, deployers }: SignInArgs): string {
  const becomes = accounts.flatMap((account) => deployers.map((name) => roleArn({ ...place, account }, name)));
  const images: Statement = {
    Sid: "FillsRepositories",
    Effect: "Allow",
    Action: [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImages",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ],
    Resource: `arn:${place.partition}:ecr:*:${place.account}:repository/*`,
  };
  return document({ Sid: "BecomesDeployer", Effect: "Allow", Action: "sts:AssumeRole", Resource: becomes }, images, {
    Sid: "SignsInToRegistry",
    Effect: "Allow",
    Action: "ecr:GetAuthorizationToken",
    Resource: "*",
  });
}
