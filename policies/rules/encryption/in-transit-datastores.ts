import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { fileFaults } from "./file-policy.ts";

type Fault = (store: Resource, graph: Graph) => readonly (string | null)[];

/** What keeps a type of store from being safe on the way, as clauses. */
const STORES: Readonly<Record<string, Fault>> = {
  "aws:elasticache/replicationGroup:ReplicationGroup": (store) => [
    flag(store, "transitEncryptionEnabled") && text(store, "transitEncryptionMode") !== "preferred"
      ? null
      : "it talks in plain",
    store.inputs.authToken !== undefined || list(store, "userGroupIds").length > 0 ? null : "nobody has to log in",
  ],
  "aws:opensearch/domain:Domain": (store) => [
    flag(store, "domainEndpointOptions.enforceHttps") ? null : "it answers plain HTTP",
    flag(store, "nodeToNodeEncryption.enabled") ? null : "its nodes talk in plain",
    flag(store, "advancedSecurityOptions.enabled") && !flag(store, "advancedSecurityOptions.anonymousAuthEnabled")
      ? null
      : "nobody has to log in",
  ],
  "aws:msk/cluster:Cluster": (store) => [
    (text(store, "encryptionInfo.encryptionInTransit.clientBroker") ?? "TLS") === "TLS"
      ? null
      : "it takes plain clients",
    flag(store, "encryptionInfo.encryptionInTransit.inCluster") === false ? "its brokers talk in plain" : null,
    store.inputs.clientAuthentication === undefined || flag(store, "clientAuthentication.unauthenticated")
      ? "nobody has to log in"
      : null,
  ],
  "aws:dms/endpoint:Endpoint": (store) => [
    ["require", "verify-ca", "verify-full"].includes(text(store, "sslMode") ?? "none") ? null : "it talks in plain",
  ],
  "aws:efs/fileSystem:FileSystem": (files, graph) => fileFaults(graph, files),
};

export const inTransitDatastores: Rule = {
  id: "ENC-08",
  name: "in-transit-datastores",
  statement: "Caches, search, queues and file shares need encryption in transit and a login.",
  severity: "high",
  capability: "encryption-in-transit",
  remedy: "switch on its encryption in transit and its log-in",
  rare: true,
  premises: [],
  *check({ graph }) {
    for (const [type, faultsOf] of Object.entries(STORES)) {
      yield* each(ofType(graph, type), (store) => judgeStore(store, faultsOf(store, graph)));
    }
  },
};

function judgeStore(store: Resource, maybe: readonly (string | null)[]): Finding {
  const faults = maybe.filter((fault) => fault !== null);
  return faults.length === 0
    ? pass(store, `${store.name} is reached by encrypted connections only`)
    : fail(store, `${store.name} isn't safe on the way, since ${faults.join(" and ")}`, { faults });
}
