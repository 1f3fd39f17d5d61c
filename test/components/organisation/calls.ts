import { runSimulation } from "@cloud-copilot/iam-simulate";
import { planGuardrails } from "../../../components/organisation/guardrails.ts";
import type { Reach } from "../../../components/organisation/reach.ts";

export const ACCOUNT = "220000000011";
const DEPLOYER = "domicile-deployer";
export const FOUNDER = "domicile-foundation";
export const REACH: Reach = { partition: "aws", deployers: [DEPLOYER], founder: FOUNDER };
export const SPAIN = ["eu-south-2", "eu-central-1", "eu-west-1"];

/** One call of AWS's API, by somebody who may do everything in the account as far as the account decides. */
export interface Call {
  /** As IAM writes it: `s3:CreateBucket`. */
  readonly action: string;
  /** @default everything */
  readonly resource?: string;
  /** Name of the role that calls; `root` for the account's root. @default the deployer */
  readonly by?: string;
  /** Where it is called; of what is worldwide, where AWS says it is. @default eu-south-2 */
  readonly region?: string;
  /** What AWS tells the policies of the call besides. */
  readonly context?: Readonly<Record<string, string | string[]>>;
}

const EVERYTHING = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

/** A key obeys its own policy alone. */
const KEY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" }],
};

/** What AWS answers to a call from an account under the guardrails of these regions; under none with null. */
export async function answer(call: Call, regions: readonly string[] | null = SPAIN): Promise<"allowed" | "denied"> {
  const { action, resource = "*", by = DEPLOYER, region = "eu-south-2", context = {} } = call;
  const principal = `arn:aws:iam::${ACCOUNT}:${by === "root" ? "root" : `role/${by}`}`;
  const guardrails = regions === null ? [] : planGuardrails("es", regions, REACH);
  const result = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: {
          "aws:RequestedRegion": region,
          "aws:PrincipalArn": principal,
          "aws:PrincipalOrgID": "o-ours",
          "aws:ResourceOrgID": "o-ours",
          ...context,
        },
      },
      identityPolicies: [{ name: "everything", policy: EVERYTHING }],
      serviceControlPolicies: [
        { orgIdentifier: "root", policies: [{ name: "everything", policy: EVERYTHING }] },
        {
          orgIdentifier: "unit",
          policies: [
            { name: "everything", policy: EVERYTHING },
            ...guardrails.map(({ name, content }) => ({ name, policy: JSON.parse(content) })),
          ],
        },
      ],
      resourceControlPolicies: [],
      ...(resource.includes(":key/") && { resourcePolicy: KEY }),
    },
    { simulationMode: "Strict" },
  );
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return result.overallResult === "Allowed" ? "allowed" : "denied";
}
