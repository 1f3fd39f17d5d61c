import { dig, type Graph, isList, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { listed } from "../../../law/index.ts";
import { count, type Drawn, keyIn, oneOf, shortName, textIn } from "./reading.ts";
import type { Thing } from "./scene.ts";

const BUCKET = "aws:s3/bucket:Bucket";

const SETTING = "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm";

/** What a bucket is for, by its name. */
const BUCKETS: Readonly<Record<string, Pick<Thing, "label" | "notes" | "precious">>> = {
  files: { label: "Files", notes: ["documents"], precious: true },
  support: { label: "For support", notes: ["left by the client"], precious: true },
  export: { label: "Export", notes: ["for the client"], precious: true },
  audit: { label: "Audit trail", notes: ["every call"] },
  logs: { label: "Network logs", notes: ["flows, names, firewall"] },
  delivery: { label: "Entrance logs", notes: ["every request"] },
};

/** What is kept in the account beside its network. */
export function storesOf({ graph }: Drawn): readonly Thing[] {
  const order = Object.keys(BUCKETS);
  const place = (thing: Thing) => (order.indexOf(thing.id) + order.length + 1) % (order.length + 1);
  const buckets = ofType(graph, BUCKET).map((bucket) => bucketThing(graph, bucket));
  const others = [logGroups(graph), watch(graph), secrets(graph), mail(graph)].filter((thing) => thing !== null);
  return [...buckets.sort((one, other) => place(one) - place(other)), ...others];
}

function bucketThing(graph: Graph, bucket: Resource): Thing {
  const purpose = shortName(graph, bucket);
  const told = BUCKETS[purpose] ?? { label: purpose, notes: [] };
  const of = (type: string) => referrers(graph, type, "bucket", bucket);
  const locked = of("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration").length > 0;
  const [settings] = of("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration");
  const key = settings && keyIn(graph, settings, "rules");
  const theirs = settings && dig(settings.inputs, SETTING) === "AES256";
  const notes = [
    ...told.notes,
    ...(locked ? ["nobody can change it"] : []),
    ...(theirs ? ["under AWS's own key"] : []),
  ];
  return { id: purpose, label: told.label, notes, key, precious: told.precious ?? false };
}

function logGroups(graph: Graph): Thing | null {
  const groups = ofType(graph, "aws:cloudwatch/logGroup:LogGroup");
  const keys = new Set(groups.map((group) => keyIn(graph, group, "kmsKeyId")));
  const [key] = keys;
  if (groups.length === 0) return null;
  return {
    id: "log-groups",
    label: count(groups.length, "log"),
    notes: ["searched, never changed"],
    key: keys.size === 1 ? key : undefined,
  };
}

/** Those that people fill, and the password that the database keeps for itself. */
function secrets(graph: Graph): Thing | null {
  const filled = ofType(graph, "aws:secretsmanager/secret:Secret");
  const database = oneOf(graph, "aws:rds/instance:Instance");
  const own = database?.inputs.manageMasterUserPassword === true ? database : undefined;
  const number = filled.length + (own ? 1 : 0);
  if (number === 0) return null;
  const keys = new Set(filled.map((one) => keyIn(graph, one, "kmsKeyId")));
  if (own) keys.add(keyIn(graph, own, "masterUserSecretKmsKeyId"));
  const [key] = keys;
  return { id: "secrets", label: count(number, "secret"), notes: [], key: keys.size === 1 ? key : undefined };
}

/** What looks for trouble in the account. */
function watch(graph: Graph): Thing | null {
  const looks = Object.entries(WATCHES).flatMap(([type, what]) => (oneOf(graph, type) ? [what] : []));
  return looks.length > 0 ? { id: "watch", label: "Watched for", notes: [listed(looks)] } : null;
}

const WATCHES: Readonly<Record<string, string>> = {
  "aws:guardduty/detector:Detector": "attacks",
  "aws:inspector2/enabler:Enabler": "weaknesses",
  "aws:securityhub/account:Account": "bad settings",
};

function mail(graph: Graph): Thing | null {
  const sender = oneOf(graph, "aws:sesv2/emailIdentity:EmailIdentity");
  return sender ? { id: "mail", label: "Mail", notes: [`from ${textIn(sender, "emailIdentity")}`] } : null;
}

/** The vault of a provider's account, with its calendar. */
export function vaultOf(graph: Graph, isCopy: boolean): Thing | null {
  const vault = ofType(graph, "aws:backup/vault:Vault").find((one) => (shortName(graph, one) === "copy") === isCopy);
  if (vault === undefined) return null;
  const locked = ofType(graph, "aws:backup/vaultLockConfiguration:VaultLockConfiguration").some(
    (one) => textIn(one, "backupVaultName") === textIn(vault, "name"),
  );
  const notes = [
    ...(isCopy ? [] : [...calendar(graph), ...chosen(graph)]),
    ...(locked ? ["locked: nobody deletes early"] : []),
  ];
  const label = isCopy ? "Copy of every backup" : "Backups";
  return { id: isCopy ? "copy" : "vault", label, notes, key: keyIn(graph, vault, "kmsKeyArn"), precious: true };
}

/** Each schedule with how long its backups are kept: `daily 35 days`. */
function calendar(graph: Graph): readonly string[] {
  const [plan] = ofType(graph, "aws:backup/plan:Plan");
  const rules = plan && dig(plan.inputs, "rules");
  return (isList(rules) ? rules : []).flatMap((rule) => {
    const [name, days] = [dig(rule, "ruleName"), dig(rule, "lifecycle.deleteAfter")];
    return typeof name === "string" && typeof days === "number" ? [`${name}: ${count(days, "day")}`] : [];
  });
}

/** What is backed up: whatever carries the tag that the plan's selection asks for. */
function chosen(graph: Graph): readonly string[] {
  const wanted = ofType(graph, "aws:backup/selection:Selection").map(({ inputs }) => dig(inputs, "selectionTags.0"));
  const carries = (inputs: Resource["inputs"]) =>
    wanted.some((tag) => dig(inputs, `tags.${dig(tag, "key")}`) === dig(tag, "value"));
  const kinds = Object.entries(BACKED).filter(([type]) => ofType(graph, type).some(({ inputs }) => carries(inputs)));
  return kinds.length > 0 ? [`of the ${listed(kinds.map(([, name]) => name))}`] : [];
}

const BACKED: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "database",
  [BUCKET]: "files",
  "aws:efs/fileSystem:FileSystem": "shared folders",
};

/** True when at least one schedule is copied on. */
export function isCopied(graph: Graph): boolean {
  return ofType(graph, "aws:backup/plan:Plan").some(({ inputs }) => {
    const rules = dig(inputs, "rules");
    return isList(rules) && rules.some((rule) => dig(rule, "copyActions.0") !== undefined);
  });
}
