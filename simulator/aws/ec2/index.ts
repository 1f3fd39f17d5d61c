import { aclKinds } from "./acls.ts";
import { endpointKinds } from "./endpoints.ts";
import { flowLogKinds } from "./flow-logs.ts";
import { groupKinds } from "./groups.ts";
import { launchTemplateKinds } from "./launch-templates.ts";
import { natKinds } from "./nat.ts";
import { routeKinds } from "./routes.ts";
import { gatewayOf, vpcKinds } from "./vpc.ts";
import { vpnKinds } from "./vpn.ts";

export {
  ELASTIC_IP,
  ENDPOINT,
  FIREWALL,
  GROUP,
  LAUNCH_TEMPLATE,
  MOUNT_TARGET,
  NAT_GATEWAY,
  NETWORK_INTERFACE,
  SUBNET,
  TRANSFER_SERVER,
  VPC,
} from "./tokens.ts";
export { gatewayOf };

/** EC2 as far as tenants use it. */
export const ec2 = [
  ...vpcKinds,
  ...routeKinds,
  ...aclKinds,
  ...groupKinds,
  ...endpointKinds,
  ...natKinds,
  ...vpnKinds,
  ...flowLogKinds,
  ...launchTemplateKinds,
];
