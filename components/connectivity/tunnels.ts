import type { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Elliptic curves P-256 to P-521 (RFC 5903); all that AWS takes besides is weaker. */
const CURVES = [19, 20, 21];
const CIPHERS = ["AES256-GCM-16"];
const HASHES = ["SHA2-384", "SHA2-512"];

type Tunnels = Partial<ec2.VpnConnectionArgs>;

/** What both tunnels of a connection speak, who begins, and where they write down what they agree on. */
export function tunnelOptions(logGroupArn: pulumi.Input<string>): Tunnels {
  const cloudwatchLogOptions = { logEnabled: true, logGroupArn, logOutputFormat: "json" };
  return {
    tunnel1IkeVersions: ["ikev2"],
    tunnel1Phase1DhGroupNumbers: CURVES,
    tunnel1Phase1EncryptionAlgorithms: CIPHERS,
    tunnel1Phase1IntegrityAlgorithms: HASHES,
    tunnel1Phase2DhGroupNumbers: CURVES,
    tunnel1Phase2EncryptionAlgorithms: CIPHERS,
    tunnel1Phase2IntegrityAlgorithms: HASHES,
    tunnel1StartupAction: "start",
    tunnel1DpdTimeoutAction: "restart",
    tunnel1LogOptions: { cloudwatchLogOptions },
    tunnel2IkeVersions: ["ikev2"],
    tunnel2Phase1DhGroupNumbers: CURVES,
    tunnel2Phase1EncryptionAlgorithms: CIPHERS,
    tunnel2Phase1IntegrityAlgorithms: HASHES,
    tunnel2Phase2DhGroupNumbers: CURVES,
    tunnel2Phase2EncryptionAlgorithms: CIPHERS,
    tunnel2Phase2IntegrityAlgorithms: HASHES,
    tunnel2StartupAction: "start",
    tunnel2DpdTimeoutAction: "restart",
    tunnel2LogOptions: { cloudwatchLogOptions },
  };
}
