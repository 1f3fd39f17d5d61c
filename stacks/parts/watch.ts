import {
  Access,
  Account,
  Audit,
  type Cluster,
  type Database,
  Detection,
  type Edge,
  type Keyring,
  type Network,
  type Storage,
} from "../../components/index.ts";
import { logTerms, type Site } from "./site.ts";

export function createAccount({ name, plan, common, here }: Site, keys: Keyring, network: Network): Account {
  const { tags } = common;
  return new Account(name, { ...plan.account, tags, dataKeyArn: keys.arn("data"), vpcId: network.vpcId }, here);
}

export function createAudit(
  site: Site,
  keys: Keyring,
  storage: Storage,
  edge: Edge,
  database: Database,
  cluster: Cluster,
): Audit {
  const arns = (...purposes: Parameters<Storage["arn"]>[0][]) => purposes.map((purpose) => storage.arn(purpose));
  const support = site.plan.storage.terms.support === undefined ? [] : arns("support");
  return new Audit(
    site.name,
    {
      ...site.common,
      ...site.plan.audit,
      bucket: storage.bucket("audit"),
      watched: { data: [...arns("files", "export"), ...support], records: arns("audit", "logs", "delivery") },
      logs: logTerms(site, keys),
      others: { database: database.logGroups, cluster: cluster.logGroup },
      guard: edge.guard,
    },
    site.here,
  );
}

export function createDetection({ name, plan, common, here }: Site, keys: Keyring, storage: Storage): Detection {
  const { inboxes } = storage;
  const records = [storage.bucket("logs"), storage.bucket("delivery"), storage.bucket("audit")] as const;
  return new Detection(name, { ...common, ...plan.detection, inboxes, records, noticeKeyArn: keys.arn("logs") }, here);
}

export function createAccess(site: Site, keys: Keyring, storage: Storage): Access {
  const { access, storage: kept } = site.plan;
  const folder = kept.terms.support === undefined ? {} : { folderArn: storage.arn("support") };
  const support = access.support === undefined ? {} : { support: { ...access.support, ...folder } };
  const args = { ...site.common, ...access, ...support, exportArn: storage.arn("export"), logs: logTerms(site, keys) };
  return new Access(site.name, args, site.here);
}
