import { canonicalType, type Resource } from "../../../graph/index.ts";
import { document, type Principal, type Statement } from "../../document.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { accountOf, boundToUs, CALLERS, isEverybody, SOURCES } from "./principals.ts";

/** Which property of a type says who may use a thing, where it is set. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  "aws:backup/vaultPolicy:VaultPolicy": "policy",
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": "policy",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyDocument",
  "aws:ecr/registryPolicy:RegistryPolicy": "policy",
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "policy",
  "aws:efs/fileSystemPolicy:FileSystemPolicy": "policy",
  "aws:opensearch/domain:Domain": "accessPolicies",
  "aws:s3/bucket:Bucket": "policy",
  "aws:s3/bucketPolicy:BucketPolicy": "policy",
  "aws:secretsmanager/secret:Secret": "policy",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "policy",
  "aws:sns/topic:Topic": "policy",
  "aws:sns/topicPolicy:TopicPolicy": "policy",
  "aws:sqs/queue:Queue": "policy",
  "aws:sqs/queuePolicy:QueuePolicy": "policy",
};
const PERMISSION = "aws:lambda/permission:Permission";

export const resourcePoliciesClosed: Rule = {
  id: "IAM-07",
  name: "resource-policies-closed",
  statement:
    "Policies on buckets, queues, topics, secrets, images, functions, logs and vaults let in only this tenant's own accounts; a service or a wildcard counts where conditions bind it to them.",
  severity: "critical",
  capability: "access-control",
  remedy: "name the principal of this tenant, or bind the service by aws:SourceAccount or aws:SourceArn",
  premises: [],
  *check(subject) {
    const { resources } = subject.graph;
    yield* each(
      resources.filter((one) => propertyOf(one) !== undefined),
      (one) => judgeDocument(subject, one),
    );
    yield* each(
      resources.filter(({ type }) => type === PERMISSION),
      (one) => judgePermission(subject, one),
    );
  },
};

/** The property in which a thing says who may use it; undefined for what says nothing. */
function propertyOf(resource: Resource): string | undefined {
  const property = DOCUMENTS[canonicalType(resource.type)];
  return property !== undefined && resource.inputs[property] !== undefined ? property : undefined;
}

function judgeDocument(subject: Subject, resource: Resource): Finding {
  const statements = document(resource, propertyOf(resource) ?? "policy") ?? [];
  const wide = statements
    .filter((one) => one.effect === "Allow")
    .flatMap((one) =>
      one.principals.filter((who) => !isOurs(subject, one, who)).map(({ name }) => `${one.sid} lets ${name} in`),
    );
  return wide.length === 0
    ? pass(resource, `the policy of ${resource.name} lets in nobody but this tenant's own accounts`)
    : fail(resource, `the policy of ${resource.name} is open, since ${wide.join(" and ")}`, { wide });
}

function isOurs(subject: Subject, statement: Statement, who: Principal): boolean {
  if (who.kind === "Service") return boundToUs(subject, statement, SOURCES);
  if (isEverybody(who)) return boundToUs(subject, statement, CALLERS);
  const account = accountOf(who);
  return account === subject.accounts.tenant || account === subject.accounts.backup;
}

/** One line of a function's policy, with the conditions as properties. */
function judgePermission({ accounts }: Subject, permission: Resource): Finding {
  const principal = text(permission, "principal") ?? "*";
  const source = text(permission, "sourceAccount") ?? text(permission, "sourceArn")?.split(":")[4];
  const account = principal.includes(".") ? source : accountOf({ kind: "AWS", name: principal });
  return account === accounts.tenant
    ? pass(permission, `${permission.name} lets ${principal} of this account in`)
    : fail(permission, `${permission.name} lets ${principal} in on behalf of others`);
}
