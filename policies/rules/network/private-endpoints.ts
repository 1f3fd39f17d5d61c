import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { document, type Statement } from "../../document.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { answeredIn, ENDPOINT, serviceOf } from "./endpoints.ts";

/** Actions by which images are pulled; whatever account they are in, they are only read. */
const PULLING = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetAuthorizationToken",
  "ecr:GetDownloadUrlForLayer",
];
/** AWS's own bucket of image layers in a region: whoever comes first may have any other name that is like it. */
const layersOf = ({ partition, region }: Subject["settled"]): string =>
  `arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`;
/** What machines and pods fetch, sign in at, decrypt by and write to: without an endpoint those calls have only the internet. */
const NEEDED = ["ecr.api", "ecr.dkr", "kms", "logs", "s3", "secretsmanager", "sts"];
/** GuardDuty's agents report to GuardDuty's own account, and the service takes nothing else. */
const REPORTS = "guardduty-data";

export const privateEndpoints: Rule = {
  id: "NET-15",
  name: "private-endpoints",
  statement:
    "Calls to AWS services stay on private endpoints whose policies accept this tenant's account to this tenant's things, and beyond it the reading of images alone.",
  severity: "medium",
  capability: "private-connectivity",
  remedy:
    "give the network an endpoint with private DNS for each service, and bind its policy to the tenant's account by aws:PrincipalAccount and aws:ResourceAccount",
  premises: [],
  *check(subject) {
    yield* each(ofType(subject.graph, "aws:ec2/vpc:Vpc"), (vpc) => judgeNetwork(subject.graph, vpc));
    yield* each(ofType(subject.graph, ENDPOINT), (endpoint) => judgeEndpoint(subject, endpoint));
  },
};

function judgeNetwork(graph: Graph, vpc: Resource): Finding {
  const answered = answeredIn(graph, vpc);
  const missing = NEEDED.filter((service) => !answered.includes(service));
  return missing.length === 0
    ? pass(vpc, `calls from ${vpc.name} to AWS have private ways`, { services: answered })
    : fail(vpc, `calls from ${vpc.name} to ${missing.join(" and ")} have no private way`, { missing });
}

function judgeEndpoint({ accounts, settled }: Subject, endpoint: Resource): Finding {
  const service = serviceOf(endpoint);
  const allowed = document(endpoint, "policy")?.filter(({ effect }) => effect === "Allow");
  if (allowed === undefined) return fail(endpoint, `${endpoint.name} lets anybody's calls to ${service} pass`);
  const wide = allowed.filter((one) => !isLayers(one, settled) && !stays(one, accounts.tenant, service));
  return wide.length === 0
    ? pass(endpoint, `${endpoint.name} lets calls of this account to ${service} pass and no others`, { service })
    : fail(endpoint, `${endpoint.name} lets ${wide.map(({ sid }) => sid).join(" and ")} pass to ${service}`, {
        service,
      });
}

function stays(statement: Statement, account: string, service: string): boolean {
  const { actions, principals } = statement;
  const own = principals.length > 0 && principals.every(({ name }) => name.split(":")[4] === account);
  if (!own && !binds(statement, "aws:PrincipalAccount", account)) return false;
  const pulls = actions.every((action) => PULLING.includes(action));
  return pulls || service === REPORTS || binds(statement, "aws:ResourceAccount", account);
}

const isLayers = ({ actions, resources }: Statement, settled: Subject["settled"]): boolean =>
  actions.every((action) => action === "s3:GetObject") && resources.join() === layersOf(settled);

const binds = ({ conditions }: Statement, wanted: string, account: string): boolean =>
  conditions.some(
    ({ operator, key, values }) => operator === "StringEquals" && key === wanted && values.join() === account,
  );
