export { createCluster, createPatching, createRunner, createWorkload, DATABASE_USER } from "./cluster.ts";
export {
  createBackup,
  createDatabase,
  createExchange,
  createKeys,
  createSharedFolders,
  createStorage,
} from "./data.ts";
export {
  createConnectivity,
  createDirectory,
  createEdge,
  createFirewall,
  createMail,
  createNetwork,
} from "./network.ts";
export { createAccess, createAccount, createAudit, createDetection } from "./watch.ts";
