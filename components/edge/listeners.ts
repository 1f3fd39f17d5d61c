import { type acm, lb } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";

interface ListenersArgs {
  readonly balancer: lb.LoadBalancer;
  readonly certificate: acm.Certificate;
  readonly certificateProved?: boolean;
  readonly targets: lb.TargetGroup;
  readonly tags: Tags;
}

/** TLS 1.3 and 1.2 with forward secrecy and post-quantum key exchange; what AWS takes by itself is of 2016. */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** Two years, as browsers' preload lists ask. */
const STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

/** What people meet: HTTPS once the host is proved, and plain HTTP that only says where HTTPS is. */
export function createListeners(name: string, args: ListenersArgs, child: pulumi.CustomResourceOptions): void {
  const { balancer, tags } = args;
  new lb.Listener(
    `${name}-http`,
    {
      loadBalancerArn: balancer.arn,
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
      tags,
    },
    child,
  );
  if (args.certificateProved !== true) return;
  new lb.Listener(
    `${name}-https`,
    {
      loadBalancerArn: balancer.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: TLS_POLICY,
      certificateArn: args.certificate.arn,
      routingHttpResponseServerEnabled: false,
      routingHttpResponseStrictTransportSecurityHeaderValue: STRICT_TRANSPORT,
      routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
      routingHttpResponseXFrameOptionsHeaderValue: "SAMEORIGIN",
      defaultActions: [{ type: "forward", targetGroupArn: args.targets.arn }],
      tags,
    },
    child,
  );
}
