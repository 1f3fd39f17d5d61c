/** Types of EC2 that other tables refer to. */
export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
export const NETWORK_ACL = "aws:ec2/networkAcl:NetworkAcl";
export const INTERNET_GATEWAY = "aws:ec2/internetGateway:InternetGateway";
export const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
export const DHCP_OPTIONS = "aws:ec2/vpcDhcpOptions:VpcDhcpOptions";
export const NETWORK_INTERFACE = "aws:ec2/networkInterface:NetworkInterface";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
