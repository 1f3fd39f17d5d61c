import type { Mutant } from "./mutant.ts";
import { copy, point, remove, reword, set, without } from "./surgery.ts";
import { GROUP, INGRESS } from "./words.ts";

const POINT = "aws:efs/accessPoint:AccessPoint";
const SERVER = "aws:transfer/server:Server";
const USER = "aws:transfer/user:User";
const FILES = "aws:efs/fileSystemPolicy:FileSystemPolicy";

export const exchange: readonly Mutant[] = [
  {
    what: "a partner's network is shut out",
    by: "careless",
    tenant: "kade",
    surgery: remove(INGRESS, "kade-sftp-from-192.0.2.16-28-tcp-22"),
    killedBy: ["sftp-reachable-only-from-partners"],
    at: "kade",
  },
  {
    what: "a network that is no partner's reaches the SFTP server",
    by: "malicious",
    tenant: "kade",
    surgery: copy(INGRESS, "kade-sftp-from-192.0.2.16-28-tcp-22", "more", { cidrIpv4: "198.51.100.0/24" }),
    killedBy: ["no-admin-ports-from-internet"],
    at: "kade-sftp",
  },
  {
    what: "partners may use the ciphers of 2018",
    by: "careless",
    tenant: "kade",
    surgery: set(SERVER, "kade", { securityPolicyName: "TransferSecurityPolicy-2018-11" }),
    killedBy: ["sftp-by-keys-and-new-ciphers"],
    at: "kade",
  },
  {
    what: "partners may come by plain FTP",
    by: "careless",
    tenant: "kade",
    surgery: set(SERVER, "kade", { protocols: ["SFTP", "FTP"] }),
    killedBy: ["sftp-by-keys-and-new-ciphers"],
    at: "kade",
  },
  {
    what: "a partner sees the folder of the other",
    by: "careless",
    tenant: "kade",
    surgery: reword(USER, "kade-zorg-voorbeeld", "policy", "in/zorg/*", "in/*"),
    killedBy: ["partners-see-own-folder-only"],
    at: "kade-zorg-voorbeeld",
  },
  {
    what: "a partner signs in with a key that nobody listed",
    by: "malicious",
    tenant: "kade",
    surgery: set("aws:transfer/sshKey:SshKey", "kade-zorg-voorbeeld-444fa551", {
      body: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzM",
    }),
    killedBy: ["partners-see-own-folder-only"],
    at: "kade-zorg-voorbeeld",
  },
  {
    what: "a third partner is let in",
    by: "malicious",
    tenant: "kade",
    surgery: copy(USER, "kade-zorg-voorbeeld", "kade-third", { userName: "third" }),
    killedBy: ["partners-see-own-folder-only"],
    at: "kade-third",
  },
  {
    what: "nobody knows which partner came and went",
    by: "careless",
    tenant: "kade",
    surgery: point(SERVER, "kade", "structuredLogDestinations", undefined),
    killedBy: ["sftp-logged"],
    at: "kade",
  },
  {
    what: "the web tier reaches the shared folders",
    by: "careless",
    tenant: "kade",
    surgery: copy(INGRESS, "kade-shared-from-app-tcp-2049", "web", { cidrIpv4: "10.175.160.0/19" }),
    killedBy: ["db-reachable-only-from-app", "shared-folders-reachable-only-from-app"],
    at: "kade-shared-1",
  },
  {
    what: "the shared folders stand in a group of nobody",
    by: "careless",
    tenant: "kade",
    surgery: point("aws:efs/mountTarget:MountTarget", "kade-shared-1", "securityGroups", [GROUP, "kade-endpoints"]),
    killedBy: ["shared-folders-reachable-only-from-app", "tier-subnets-disjoint"],
    at: "kade-endpoints",
  },
  {
    what: "one entrance shows all shared folders",
    by: "careless",
    tenant: "kade",
    surgery: set(POINT, "kade-shared-opdrachtgevers", { "rootDirectory.path": "/" }),
    killedBy: ["shared-folders-have-own-entrance"],
    at: "opdrachtgevers has no entrance by which it could be opened",
  },
  {
    what: "shared folders are opened without an entrance",
    by: "careless",
    tenant: "kade",
    surgery: without(FILES, "kade-shared", "ByAnEntranceOnly"),
    killedBy: ["shared-folders-opened-by-one-role"],
    at: "kade-shared",
  },
  {
    what: "the application's own role opens shared folders, too",
    by: "malicious",
    tenant: "kade",
    surgery: reword(
      FILES,
      "kade-shared",
      "policy",
      '{"AWS":"arn:aws:iam::220000000031:role/kade-aws-efs-csi-driver"}',
      '{"AWS":["arn:aws:iam::220000000031:role/kade-aws-efs-csi-driver","arn:aws:iam::220000000031:role/kade-app"]}',
    ),
    killedBy: ["shared-folders-opened-by-one-role"],
    at: "kade-shared",
  },
  {
    what: "the application isn't given the shared folders",
    by: "careless",
    tenant: "kade",
    surgery: remove("kubernetes:core/v1:PersistentVolumeClaim", "kade-app-opdrachtgevers"),
    killedBy: ["shared-folders-given-to-application"],
    at: "kade-shared-opdrachtgevers",
  },
];
