export const CONNECTION = "aws:ec2/vpnConnection:VpnConnection";

/** Both tunnels of a connection, as its properties begin. */
export const TUNNELS = ["tunnel1", "tunnel2"] as const;

/** What joins a network to another past every file: no tenant is sold any of it. */
export const OTHER_WAYS = [
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
  "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  "aws:directconnect/gatewayAssociation:GatewayAssociation",
  "aws:networkmanager/vpcAttachment:VpcAttachment",
];

/** What a tunnel may speak, by the end of its property. The groups are elliptic curves (RFC 5903). */
export const STRONG: Readonly<Record<string, readonly (string | number)[]>> = {
  IkeVersions: ["ikev2"],
  Phase1DhGroupNumbers: [19, 20, 21],
  Phase2DhGroupNumbers: [19, 20, 21],
  Phase1EncryptionAlgorithms: ["AES256-GCM-16"],
  Phase2EncryptionAlgorithms: ["AES256-GCM-16"],
  Phase1IntegrityAlgorithms: ["SHA2-384", "SHA2-512"],
  Phase2IntegrityAlgorithms: ["SHA2-384", "SHA2-512"],
};
