import { holds, type Kind, partOf, uses } from "../kinds/index.ts";
import { hexId } from "../world/index.ts";
import { arn } from "./arn.ts";
import { VPC } from "./ec2/index.ts";
import { LOG_GROUP } from "./logs.ts";
import { BUCKET } from "./s3/index.ts";

const queryLogConfig: Kind = {
  type: "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig",
  schema: "AWS::Route53Resolver::ResolverQueryLoggingConfig",
  name: { property: "name", max: 64 },
  refs: { destinationArn: uses(LOG_GROUP, BUCKET) },
  inUse: "InvalidRequestException",
  id: () => hexId("rqlc"),
  arn: ({ place }, id) => arn(place, "route53resolver", `resolver-query-log-config/${id}`),
  facts: ({ place }) => ({ ownerId: place.account, shareStatus: "NOT_SHARED" }),
};

const queryLogAssociation: Kind = {
  type: "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
  schema: "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
  refs: { resolverQueryLogConfigId: holds(queryLogConfig.type), resourceId: partOf(VPC) },
  unique: [{ by: ["resolverQueryLogConfigId", "resourceId"], code: "ResourceExistsException" }],
  id: () => hexId("rqlca"),
};

export const resolver = [queryLogConfig, queryLogAssociation];
