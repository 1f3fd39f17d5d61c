import { cloudwatch, iam, sfn } from "@pulumi/aws";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { arn, document, type Place, type Tags, trust } from "../shared/index.ts";
import { planCountdown } from "./countdown.ts";
import type { Incidents } from "./incidents.ts";

interface ClockArgs extends Incidents {
  readonly reportHours: number;
  readonly place: Place;
  readonly tags: Tags;
}

/** Starts a countdown with each new attack: who hears of it also hears how much time is left. */
export function createClock(name: string, args: ClockArgs, child: CustomResourceOptions): void {
  const clock = `${name}-breach-clock`;
  const { place, tags, topicArn, attacks } = args;
  const machineArn = arn(place, "states", `stateMachine:${clock}`);
  // EventBridge starts the clock, and Step Functions runs it.
  const assumeRolePolicy = trust(["events.amazonaws.com", "states.amazonaws.com"], place.account);
  const role = new iam.Role(clock, { name: clock, assumeRolePolicy, tags }, child);
  const policy = document(
    { Sid: "Tell", Effect: "Allow", Action: "sns:Publish", Resource: topicArn },
    { Sid: "Start", Effect: "Allow", Action: "states:StartExecution", Resource: machineArn },
  );
  const right = new iam.RolePolicy(clock, { name: "run", role: role.name, policy }, child);
  const definition = JSON.stringify(planCountdown(args.reportHours, topicArn, place.partition));
  const machine = new sfn.StateMachine(
    clock,
    { name: clock, roleArn: role.arn, definition, tags },
    { ...child, dependsOn: [right, args.topic] },
  );
  new cloudwatch.EventTarget(
    clock,
    { rule: attacks.name, targetId: clock, arn: machine.arn, roleArn: role.arn },
    { ...child, dependsOn: [right] },
  );
}
