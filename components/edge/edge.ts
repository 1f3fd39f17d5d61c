import { acm, lb } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DnsRecord, LogBucket, LogTerms, Place, Tags } from "../shared/index.ts";
import { createFirewall } from "./firewall.ts";
import { type Entrances, SIGN_IN_RULE } from "./firewall-rules.ts";
import { createListeners } from "./listeners.ts";
import { planRecords } from "./records.ts";

export interface EdgeArgs {
  /** Address that people type, e.g. `almendro.homes.vendor.example`. */
  readonly host: string;
  /**
   * Whether control of the host was proved to the certificate authority. Until then nothing listens on HTTPS.
   * @default false: the certificate is asked for, and `records` says how to prove it
   */
  readonly certificateProved?: boolean;
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly groupId: pulumi.Input<string>;
  /** Port on which web nodes answer over TLS. */
  readonly nodePort: number;
  /** Path that answers 200 once the product serves. */
  readonly healthPath: string;
  /** Where the product's paths begin that people sign in by, that other systems call, and that take files. */
  readonly entrances: Entrances;
  /** Where who asked for what is delivered; SSE-S3, the only encryption that load balancers know. */
  readonly accessLogs: LogBucket;
  readonly logs: LogTerms;
  /** Whether deleting it is refused until somebody says otherwise. @default true */
  readonly deletionProtected?: boolean;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * The tenant's only entrance: a load balancer behind a web application firewall, HTTPS only, passing requests on over
 * TLS to web nodes. It stands on the internet's side of the network and is reached once a route leads there. About $100
 * a month.
 */
export class Edge extends pulumi.ComponentResource {
  readonly address: string;
  /** Names of the web application firewall and of its rule that slows guessing, by which AWS counts. */
  readonly guard: { readonly webAcl: string; readonly rule: string };
  /** Group of web nodes; who makes nodes has them join it. */
  readonly targetGroupArn: pulumi.Output<string>;
  /** Name that the host has to point to. */
  readonly balancerHost: pulumi.Output<string>;
  /** DNS records that the host needs, known once balancer and certificate exist. */
  readonly records: pulumi.Output<DnsRecord[]>;

  constructor(name: string, args: EdgeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:edge:Edge", name, {}, opts);
    const child = { parent: this };
    const certificate = createCertificate(name, args, child);
    const balancer = createBalancer(name, args, child);
    const guarded = createFirewall(name, balancer, args, child);
    const targets = createTargets(name, args, child);
    createListeners(name, { ...args, balancer, certificate, targets }, { ...child, dependsOn: [guarded] });
    this.guard = { webAcl: name, rule: SIGN_IN_RULE };
    this.address = `https://${args.host}`;
    this.targetGroupArn = targets.arn;
    this.balancerHost = balancer.dnsName;
    this.records = pulumi
      .all([balancer.dnsName, certificate.domainValidationOptions])
      .apply(([balancerHost, proofs]) => planRecords(args.host, balancerHost, proofs));
    this.registerOutputs({ address: this.address, balancerHost: this.balancerHost });
  }
}

function createCertificate(name: string, args: EdgeArgs, child: pulumi.CustomResourceOptions): acm.Certificate {
  return new acm.Certificate(
    name,
    {
      domainName: args.host,
      validationMethod: "DNS",
      keyAlgorithm: "EC_prime256v1",
      options: { certificateTransparencyLoggingPreference: "ENABLED" },
      tags: args.tags,
    },
    child,
  );
}

function createBalancer(name: string, args: EdgeArgs, child: pulumi.CustomResourceOptions): lb.LoadBalancer {
  const records = { bucket: args.accessLogs.name, prefix: "load-balancer", enabled: true };
  return new lb.LoadBalancer(
    name,
    {
      loadBalancerType: "application",
      internal: false,
      ipAddressType: "ipv4",
      subnets: [...args.subnetIds],
      securityGroups: [args.groupId],
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "strictest",
      preserveHostHeader: true,
      xffHeaderProcessingMode: "append",
      enableHttp2: true,
      enableWafFailOpen: false,
      enableDeletionProtection: args.deletionProtected ?? true,
      accessLogs: records,
      connectionLogs: records,
      tags: args.tags,
    },
    { ...child, dependsOn: [args.accessLogs.policy] },
  );
}

/** Machines, not pods: the balancer finds web nodes by their port, and needs no program of its own in the cluster. */
function createTargets(name: string, args: EdgeArgs, child: pulumi.CustomResourceOptions): lb.TargetGroup {
  return new lb.TargetGroup(
    name,
    {
      vpcId: args.vpcId,
      targetType: "instance",
      protocol: "HTTPS",
      protocolVersion: "HTTP1",
      port: args.nodePort,
      deregistrationDelay: 60,
      healthCheck: { protocol: "HTTPS", path: args.healthPath, matcher: "200", interval: 15, timeout: 5 },
      tags: args.tags,
    },
    child,
  );
}
