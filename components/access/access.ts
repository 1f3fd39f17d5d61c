import { iam } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, type LogTerms, type Place, type Tags } from "../shared/index.ts";
import { createDoor } from "./door.ts";
import { createGround, createPerson, type Ground } from "./people.ts";
import { planClient, planEmergency } from "./rights.ts";
import { createSessions } from "./sessions.ts";
import { planSupport } from "./support.ts";

export interface AccessArgs {
  /** Where people sign in, e.g. `https://sign-in.vendor.example`: an OpenID Connect issuer. */
  readonly provider: string;
  /** Networks from which the vendor's people work, in the countries that the client agreed to. */
  readonly from: readonly string[];
  /** Most operators with access at one time. */
  readonly people: number;
  /** What operators are lent, and when. @default nothing, and there are none */
  readonly support?: Support;
  /** Last day, in UTC, on which the client's auditor may look. @default there is no auditor */
  readonly auditorUntil?: string;
  /** ARN of the bucket from which the client fetches its data. */
  readonly exportArn: string;
  readonly logs: LogTerms;
  readonly place: Place;
  readonly tags: Tags;
}

interface Support {
  /** Hours in which the door opens by itself, e.g. `Tuesday 18:00-20:00`; without any the client opens it. */
  readonly windows: readonly string[];
  /** IANA zone of the hours. */
  readonly zone: string;
  /** Whether they open sessions on machines; else they come to the product's own sign-in. */
  readonly sessions: boolean;
  /** ARN of the bucket with files for support. @default no such folder was agreed */
  readonly folderArn?: string;
}

/** People of the vendor who get in when nothing else helps: two where so many may, so that one can be away. */
const EMERGENCY_PEOPLE = 2;

/**
 * Everybody who may do anything in the tenant, each part by a role of its own, for an hour, with a second factor, within
 * a boundary that no policy lifts: operators behind a door that the client opens or the clock, an emergency role whose
 * use rings an alarm, the client's auditor until a day, and the client. Free but for what sessions write down.
 */
export class Access extends pulumi.ComponentResource {
  constructor(name: string, args: AccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:access:Access", name, {}, opts);
    const child = { parent: this };
    const ground = createGround(name, args, child);
    if (args.support !== undefined) admitOperators(ground, args.support, args, child);
    admitInEmergency(ground, args, child);
    if (args.auditorUntil !== undefined) admitAuditor(ground, args.auditorUntil, child);
    admitClient(ground, args, child);
    this.registerOutputs();
  }
}

/** Operators' role allows nothing by itself: what they may do is a policy that the door lends them. */
function admitOperators(ground: Ground, support: Support, args: AccessArgs, child: pulumi.CustomResourceOptions): void {
  const { tenant, place, tags } = ground;
  const door = doorOf(tenant);
  const session = support.sessions ? `${tenant}-session` : null;
  const { from, people, logs } = args;
  const role = createPerson(ground, "operator", { from, people }, child);
  const policy = planSupport(ground, { from, session, folderArn: support.folderArn ?? null });
  const rights = new iam.Policy(door, { name: door, policy, tags }, child);
  if (session !== null) createSessions(session, { tenant, logs, tags }, child);
  const policyArn = arn(place, "iam", `policy/${door}`, "account");
  const turns = { ...support, role: `${tenant}-operator`, policyArn, place, tags };
  createDoor(door, turns, { ...child, dependsOn: [role, rights] });
}

function admitInEmergency(ground: Ground, args: AccessArgs, child: pulumi.CustomResourceOptions): void {
  const { from } = args;
  const people = Math.min(EMERGENCY_PEOPLE, args.people);
  const role = createPerson(ground, "break-glass", { from, people }, child);
  allow(`${ground.tenant}-break-glass`, role, planEmergency(ground, from), child);
}

function admitAuditor(ground: Ground, until: string, child: pulumi.CustomResourceOptions): void {
  const role = createPerson(ground, "auditor", { until, people: 1 }, child);
  const policyArn = arn({ ...ground.place, account: "aws" }, "iam", "policy/SecurityAudit", "account");
  new iam.RolePolicyAttachment(`${ground.tenant}-auditor`, { role: role.name, policyArn }, child);
}

function admitClient(ground: Ground, { support, exportArn }: AccessArgs, child: pulumi.CustomResourceOptions): void {
  const role = createPerson(ground, "client", { people: 1 }, child);
  const asked = support?.windows.length === 0;
  allow(`${ground.tenant}-client`, role, planClient(ground, exportArn, asked ? doorOf(ground.tenant) : null), child);
}

function allow(name: string, role: iam.Role, policy: string, child: pulumi.CustomResourceOptions): void {
  new iam.RolePolicy(name, { name, role: role.name, policy }, child);
}

/** Name of the door, of the role that turns its key, and of the policy that it lends. */
function doorOf(tenant: string): string {
  return `${tenant}-support`;
}
