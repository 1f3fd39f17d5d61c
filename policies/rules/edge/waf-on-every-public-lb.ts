import { ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
/** Entry points to which a firewall is tied by an association. */
const TIED = ["aws:apigateway/stage:Stage", "aws:cognito/userPool:UserPool"];
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const UNTIEABLE = "aws:apigatewayv2/api:Api";

export const wafOnEveryPublicLb: Rule = {
  id: "EDGE-01",
  name: "waf-on-every-public-lb",
  statement: "Every entry point on the internet is tied to exactly one web application firewall.",
  severity: "critical",
  capability: "edge-filtering",
  remedy: "tie it to the tenant's web ACL with one WebAclAssociation",
  premises: [],
  *check(subject) {
    yield* each(ofType(subject.graph, BALANCER), (balancer) => judgeBalancer(subject, balancer));
    yield* each(ofType(subject.graph, ...TIED), (entry) => judgeTied(subject, entry));
    yield* each(ofType(subject.graph, DISTRIBUTION), (entry) =>
      judgeFilters(entry, referents(subject.graph, entry, "webAclId")),
    );
    yield* each(ofType(subject.graph, UNTIEABLE), (entry) =>
      fail(entry, `${entry.name} can't carry a web application firewall`),
    );
  },
};

function judgeBalancer(subject: Subject, balancer: Resource): Finding {
  if (flag(balancer, "internal"))
    return notApplicable(`${balancer.name} is internal, so nobody on the internet reaches it`, balancer);
  const kind = text(balancer, "loadBalancerType") ?? "application";
  return kind === "application"
    ? judgeTied(subject, balancer)
    : fail(balancer, `${balancer.name} is a ${kind} load balancer, which can't carry a web application firewall`);
}

function judgeTied({ graph }: Subject, entry: Resource): Finding {
  const associations = referrers(graph, ASSOCIATION, "resourceArn", entry);
  return judgeFilters(
    entry,
    associations.flatMap((association) => referents(graph, association, "webAclArn")),
  );
}

function judgeFilters(entry: Resource, filters: readonly Resource[]): Finding {
  const acls = filters.filter(({ type }) => type === WEB_ACL);
  const facts = { webAcls: acls.map(({ urn }) => urn) };
  const tied = `${entry.name} is on the internet and tied to`;
  if (acls.length === 1) return pass(entry, `${tied} the web ACL ${acls[0]?.name}`, facts);
  return fail(entry, `${tied} ${acls.length === 0 ? "no web ACL" : `${acls.length} web ACLs`} of this stack`, facts);
}
