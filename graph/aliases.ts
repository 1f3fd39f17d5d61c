const elasticLoadBalancing = ["alb", "applicationloadbalancing", "elasticloadbalancingv2"];

type Names = readonly [string, readonly string[]];

const lb = (name: string, type: string): Names => [
  `aws:lb/${name}:${type}`,
  elasticLoadBalancing.map((module) => `aws:${module}/${name}:${type}`),
];
const v2 = (name: string, type: string): Names => [`aws:s3/${name}:${type}`, [`aws:s3/${name}V2:${type}V2`]];

/** Other tokens under which @pulumi/aws 7.48.0 registers the same AWS resource, by the token this platform uses. */
const ALIASES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["aws:ec2/vpcEncryptionControl:VpcEncryptionControl", ["aws:ec2/encryptionControl:EncryptionControl"]],
  lb("listener", "Listener"),
  lb("listenerRule", "ListenerRule"),
  lb("loadBalancer", "LoadBalancer"),
  lb("targetGroup", "TargetGroup"),
  v2("bucket", "Bucket"),
  v2("bucketAcl", "BucketAcl"),
  v2("bucketLifecycleConfiguration", "BucketLifecycleConfiguration"),
  v2("bucketLogging", "BucketLogging"),
  v2("bucketObjectLockConfiguration", "BucketObjectLockConfiguration"),
  v2("bucketServerSideEncryptionConfiguration", "BucketServerSideEncryptionConfiguration"),
  v2("bucketVersioning", "BucketVersioning"),
]);

const CANONICAL: ReadonlyMap<string, string> = new Map(
  [...ALIASES].flatMap(([token, others]) => others.map((other) => [other, token] as const)),
);

/** The one token this platform uses for a type, whichever of its names it was registered under. */
export const canonicalType = (token: string): string => CANONICAL.get(token) ?? token;
