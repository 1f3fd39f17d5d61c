/** Types of EC2 that other tables refer to. */
export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
export const NETWORK_ACL = "aws:ec2/networkAcl:NetworkAcl";
export const INTERNET_GATEWAY = "aws:ec2/internetGateway:InternetGateway";
export const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
/** Network Firewall stands in subnets by endpoints of EC2's. */
export const FIREWALL = "aws:networkfirewall/firewall:Firewall";
/** So does an SFTP server of Transfer Family. */
export const TRANSFER_SERVER = "aws:transfer/server:Server";
/** EFS stands in subnets by interfaces of EC2's. */
export const MOUNT_TARGET = "aws:efs/mountTarget:MountTarget";
export const PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
export const DHCP_OPTIONS = "aws:ec2/vpcDhcpOptions:VpcDhcpOptions";
export const NETWORK_INTERFACE = "aws:ec2/networkInterface:NetworkInterface";
export const ELASTIC_IP = "aws:ec2/eip:Eip";
export const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const VPN_GATEWAY = "aws:ec2/vpnGateway:VpnGateway";
