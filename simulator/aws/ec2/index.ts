import { aclKinds } from "./acls.ts";
import { groupKinds } from "./groups.ts";
import { routeKinds } from "./routes.ts";
import { vpcKinds } from "./vpc.ts";

export { GROUP, LAUNCH_TEMPLATE, NETWORK_INTERFACE, SUBNET, VPC } from "./tokens.ts";

/** EC2 as far as tenants use it. */
export const ec2 = [...vpcKinds, ...routeKinds, ...aclKinds, ...groupKinds];
