import { iam, scheduler, ssm } from "@pulumi/aws";
import type { CustomResourceOptions, Resource } from "@pulumi/pulumi";
import { arn, document, type Place, roleArn, type Statement, type Tags, trust } from "../shared/index.ts";
import { planWindow } from "./windows.ts";

export interface DoorArgs {
  /** Name of the operators' role. */
  readonly role: string;
  /** ARN of the policy that lets them in while the door is open. */
  readonly policyArn: string;
  /** Hours in which it opens by itself, e.g. `Tuesday 18:00-20:00`; without any only the client opens it. */
  readonly windows: readonly string[];
  /** IANA zone of the hours. */
  readonly zone: string;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * The door to support: shut unless its automation runs, which gives operators their rights, waits, and takes them away.
 * Its name is also its role's, which can do that and nothing else.
 */
export function createDoor(name: string, args: DoorArgs, opts: CustomResourceOptions): void {
  const { dependsOn: _, ...child } = opts;
  const rights = createRole(name, args, child);
  const after = { ...opts, dependsOn: [rights] };
  const content = planDoor(args, roleArn(args.place, name));
  const door = new ssm.Document(
    name,
    { name, documentType: "Automation", documentFormat: "JSON", content, tags: args.tags },
    after,
  );
  for (const window of args.windows) openInHours(name, window, args, { ...child, dependsOn: [door] });
}

function createRole(name: string, args: DoorArgs, child: CustomResourceOptions): Resource {
  const { place, tags } = args;
  const turners = ["ssm.amazonaws.com", ...(args.windows.length > 0 ? ["scheduler.amazonaws.com"] : [])];
  const role = new iam.Role(name, { name, assumeRolePolicy: trust(turners, place.account), tags }, child);
  const policy = document(turnsTheKey(args), ...(args.windows.length > 0 ? startsItself(name, place) : []));
  return new iam.RolePolicy(name, { name, role: role.name, policy }, child);
}

function turnsTheKey({ role, policyArn, place }: DoorArgs): Statement {
  return {
    Sid: "LetOperatorsInAndOut",
    Effect: "Allow",
    Action: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    Resource: roleArn(place, role),
    Condition: { ArnEquals: { "iam:PolicyARN": policyArn } },
  };
}

function startsItself(door: string, place: Place): Statement[] {
  return [
    {
      Sid: "OpenByTheClock",
      Effect: "Allow",
      Action: "ssm:StartAutomationExecution",
      Resource: [arn(place, "ssm", `automation-definition/${door}:*`), arn(place, "ssm", `document/${door}`)],
    },
    {
      Sid: "AsItself",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: roleArn(place, door),
      Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
    },
  ];
}

/** Whatever happens on the way, and whoever stops it, the last step is that operators lose their rights. */
function planDoor({ role, policyArn }: DoorArgs, assumeRole: string): string {
  const shut = { onFailure: "step:shut", onCancel: "step:shut" };
  const turn = (Api: string) => ({ Service: "iam", Api, RoleName: role, PolicyArn: policyArn });
  return JSON.stringify({
    schemaVersion: "0.3",
    description: "Lets operators in for a time, and out again",
    assumeRole,
    parameters: {
      For: {
        type: "String",
        description: "How long, such as PT2H",
        default: "PT2H",
        allowedPattern: "^PT(1?[0-9]H|2[0-3]H)?([1-5]?[0-9]M)?$",
      },
    },
    mainSteps: [
      { name: "open", action: "aws:executeAwsApi", ...shut, inputs: turn("AttachRolePolicy") },
      { name: "wait", action: "aws:sleep", ...shut, inputs: { Duration: "{{ For }}" } },
      { name: "shut", action: "aws:executeAwsApi", isEnd: true, inputs: turn("DetachRolePolicy") },
    ],
  });
}

function openInHours(door: string, hours: string, args: DoorArgs, opts: CustomResourceOptions): void {
  const { id, opens, for: length } = planWindow(hours);
  const name = `${door}-${id}`;
  const input = JSON.stringify({ DocumentName: door, Parameters: { For: [length] } });
  new scheduler.Schedule(
    name,
    {
      name,
      description: `opens the door to support on ${hours}`,
      scheduleExpression: opens,
      scheduleExpressionTimezone: args.zone,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: arn(args.place, "scheduler", "aws-sdk:ssm:startAutomationExecution", "partition"),
        roleArn: roleArn(args.place, door),
        input,
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    },
    opts,
  );
}
