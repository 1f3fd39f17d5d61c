import { randomInt } from "node:crypto";
import { holds, type Kind, partOf, type Scene, uses } from "../kinds/index.ts";
import { isMap, Refused, type Values } from "../protocol/index.ts";
import { capitals, hex, type Thing, text } from "../world/index.ts";
import { arn, suffixOf } from "./arn.ts";
import { CERTIFICATE } from "./certificates.ts";
import { GROUP, gatewayOf, SUBNET, VPC } from "./ec2/index.ts";
import { serviceLinkedRole } from "./linked-roles.ts";
import { admitsService } from "./policy.ts";
import { BUCKET, bucketPolicy } from "./s3/index.ts";
import { between, exactlyOne, matches, oneOf } from "./wellformed.ts";

export const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const LISTENER = "aws:lb/listener:Listener";
const named = /^(?!internal-)(?!-)[a-zA-Z0-9-]{1,32}(?<!-)$/;
const letters = "1 to 32 letters, digits and dashes, not beginning with internal-";

const balancer: Kind = {
  type: BALANCER,
  schema: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  name: { property: "name", max: 32 },
  defaults: {
    loadBalancerType: "application",
    clientKeepAlive: 3600,
    desyncMitigationMode: "defensive",
    dropInvalidHeaderFields: false,
    enableDeletionProtection: false,
    enableHttp2: true,
    enableWafFailOpen: false,
    idleTimeout: 60,
    preserveHostHeader: false,
    xffHeaderProcessingMode: "append",
  },
  replaceOn: {
    loadBalancerType: "ELB can't change it",
    internal: "ELB can't change the scheme",
    customerOwnedIpv4Pool: "ELB can't change it",
  },
  refs: { subnets: holds(SUBNET), securityGroups: holds(GROUP), "subnetMappings.subnetId": holds(SUBNET) },
  unique: [{ by: ["name"], code: "DuplicateLoadBalancerName" }],
  missing: "LoadBalancerNotFound",
  check: (inputs) => [
    ...matches(inputs, "name", named, letters),
    ...exactlyOne(inputs, ["subnets", "subnetMappings"]),
    ...oneOf(inputs, "desyncMitigationMode", ["monitor", "defensive", "strictest"]),
    ...oneOf(inputs, "xffHeaderProcessingMode", ["append", "preserve", "remove"]),
  ],
  accept: (scene) => {
    standsIn(scene);
    for (const kind of ["accessLogs", "connectionLogs"] as const) mayDeliver(scene, scene.settings[kind]);
  },
  id: (scene) =>
    arn(scene.place, "elasticloadbalancing", `loadbalancer/${short(scene)}/${scene.text("name")}/${hex(16)}`),
  arn: (_, id) => id,
  facts: (scene, id, before) => ({
    namePrefix: "",
    arnSuffix: id.slice(id.indexOf(":loadbalancer/") + ":loadbalancer/".length),
    dnsName: before?.facts.dnsName ?? hostName(scene),
    zoneId: before?.facts.zoneId ?? `Z${capitals(13)}`,
    internal: scene.settings.internal ?? false,
    ipAddressType: scene.settings.ipAddressType ?? "ipv4",
    vpcId: text(subnetsOf(scene)[0] ?? nowhere(), "vpcId"),
    securityGroups: scene.settings.securityGroups ?? [],
    subnetMappings: scene.settings.subnetMappings ?? subnetsOf(scene).map(({ id: subnetId }) => ({ subnetId })),
  }),
  settle: (scene) =>
    serviceLinkedRole(scene, "elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing"),
  end: ({ settings }, thing) => {
    if (settings.enableDeletionProtection === true)
      throw new Refused(
        "OperationNotPermitted",
        `Load balancer ${text(thing, "name")} is protected: turn enableDeletionProtection off first.`,
      );
    return null;
  },
};

/** At least two zones of one VPC; facing the internet only where the VPC has a gateway to it. */
function standsIn(scene: Scene): void {
  const subnets = subnetsOf(scene);
  const [vpc, ...others] = new Set(subnets.map((subnet) => text(subnet, "vpcId")));
  if (vpc === undefined || others.length > 0) throw new Refused("InvalidSubnet", "The subnets are not in one VPC.");
  const zones = new Set(subnets.map((subnet) => text(subnet, "availabilityZone")));
  if (scene.text("loadBalancerType") === "application" && zones.size < 2)
    throw new Refused("InvalidSubnet", "An application load balancer needs subnets in two zones.");
  if (zones.size < subnets.length)
    throw new Refused("InvalidConfigurationRequest", "Two of the subnets are in one zone.");
  const groups = ((scene.settings.securityGroups ?? []) as readonly string[]).map((id) => scene.find(GROUP, id));
  const stray = groups.find((group) => group !== undefined && text(group, "vpcId") !== vpc);
  if (stray !== undefined) throw new Refused("InvalidSecurityGroup", `${stray.id} is not in ${vpc}.`);
  if (scene.settings.internal !== true && gatewayOf(scene, vpc) === undefined)
    throw new Refused("InvalidSubnet", `${vpc} has no internet gateway.`);
}

function subnetsOf(scene: Scene): Thing[] {
  const { subnets = [], subnetMappings = [] } = scene.settings as { subnets?: string[]; subnetMappings?: Values[] };
  const ids = [...subnets, ...subnetMappings.map(({ subnetId }) => String(subnetId))];
  return ids.map((id) => scene.find(SUBNET, id)).filter((subnet) => subnet !== undefined);
}

function nowhere(): never {
  throw new Refused("ValidationError", "A load balancer needs subnets.");
}

/** Logs go to a bucket of the region whose policy lets the load balancers write. */
function mayDeliver(scene: Scene, logs: Values[string]): void {
  if (!isMap(logs) || logs.enabled !== true) return;
  const bucket = scene.find(BUCKET, String(logs.bucket));
  const policy = bucket === undefined ? "" : bucketPolicy(scene, bucket.id);
  if (bucket?.region !== scene.place.region || !admitsService(policy, "logdelivery.elasticloadbalancing.amazonaws.com"))
    throw new Refused(
      "InvalidConfigurationRequest",
      `Access denied for bucket '${String(logs.bucket)}': its policy must let logdelivery.elasticloadbalancing.amazonaws.com write.`,
    );
}

function short(scene: Scene): string {
  return { application: "app", network: "net", gateway: "gwy" }[scene.text("loadBalancerType")] ?? "app";
}

function hostName(scene: Scene): string {
  const inside = scene.settings.internal === true ? "internal-" : "";
  const { region, partition } = scene.place;
  return `${inside}${scene.text("name")}-${randomInt(1e9, 1e10)}.${region}.elb.${suffixOf(partition)}`;
}

const targetGroup: Kind = {
  type: TARGET_GROUP,
  schema: "AWS::ElasticLoadBalancingV2::TargetGroup",
  name: { property: "name", max: 32 },
  defaults: { targetType: "instance", deregistrationDelay: 300, slowStart: 0, proxyProtocolV2: false },
  refs: { vpcId: uses(VPC) },
  unique: [{ by: ["name"], code: "DuplicateTargetGroupName" }],
  missing: "TargetGroupNotFound",
  inUse: "ResourceInUse",
  check: (inputs) => [
    ...matches(inputs, "name", named, letters),
    ...between(inputs, "port", 1, 65535),
    ...oneOf(inputs, "targetType", ["instance", "ip", "lambda", "alb"]),
  ],
  id: (scene) => arn(scene.place, "elasticloadbalancing", `targetgroup/${scene.text("name")}/${hex(16)}`),
  arn: (_, id) => id,
  facts: ({ settings }, id) => ({
    namePrefix: "",
    arnSuffix: id.slice(id.indexOf(":targetgroup/") + 1),
    ipAddressType: settings.ipAddressType ?? "ipv4",
    loadBalancerArns: [],
    loadBalancingAlgorithmType: settings.loadBalancingAlgorithmType ?? "round_robin",
    protocolVersion: settings.protocolVersion ?? "HTTP1",
  }),
};

const listener: Kind = {
  type: LISTENER,
  schema: "AWS::ElasticLoadBalancingV2::Listener",
  refs: {
    loadBalancerArn: partOf(BALANCER),
    certificateArn: holds(CERTIFICATE),
    "defaultActions.targetGroupArn": holds(TARGET_GROUP),
    "defaultActions.forward.targetGroups.arn": holds(TARGET_GROUP),
  },
  unique: [{ by: ["loadBalancerArn", "port"], code: "DuplicateListener" }],
  missing: "ListenerNotFound",
  check: (inputs) => [
    ...between(inputs, "port", 1, 65535),
    ...(inputs.protocol === "HTTPS" || inputs.protocol === "TLS" ? exactlyOne(inputs, ["certificateArn"]) : []),
  ],
  id: (scene) => `${scene.text("loadBalancerArn").replace(":loadbalancer/", ":listener/")}/${hex(16)}`,
  arn: (_, id) => id,
  facts: ({ settings }) => ({
    protocol: settings.protocol ?? "HTTP",
    sslPolicy: settings.sslPolicy ?? (settings.protocol === "HTTPS" ? "ELBSecurityPolicy-2016-08" : ""),
    routingHttpResponseServerEnabled: settings.routingHttpResponseServerEnabled ?? true,
  }),
};

export const balancers = [balancer, targetGroup, listener];
