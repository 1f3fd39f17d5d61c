import { ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, list, text, texts } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

const LISTENER = "aws:lb/listener:Listener";
const RULE = "aws:lb/listenerRule:ListenerRule";
const DOMAINS = ["aws:apigateway/domainName:DomainName", "aws:apigatewayv2/domainName:DomainName"];

/** Policies of Elastic Load Balancing that offer TLS 1.2 with forward secrecy, or newer, and nothing else. */
const POLICIES = [
  "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-2021-06",
  "ELBSecurityPolicy-TLS13-1-3-2021-06",
];

export const tlsPolicy: Rule = {
  id: "EDGE-04",
  name: "tls-policy",
  statement:
    "Secure listeners use a TLS policy from the approved list (1.2 or newer), and plain HTTP listeners only redirect.",
  severity: "critical",
  capability: "encryption-in-transit",
  remedy: `set sslPolicy to ${POLICIES[0]}, and let plain HTTP only redirect to HTTPS`,
  premises: [],
  *check(subject) {
    yield* each(ofType(subject.graph, LISTENER), judgeListener);
    yield* each(ofType(subject.graph, RULE), (rule) => judgeRule(subject, rule));
    yield* each(ofType(subject.graph, ...DOMAINS), judgeDomain);
  },
};

function judgeListener(listener: Resource): Finding {
  const protocol = text(listener, "protocol") ?? "HTTP";
  const policy = text(listener, "sslPolicy") ?? "the default of 2016";
  if (protocol === "HTTP") return judgePlain(listener, "defaultActions");
  if (protocol !== "HTTPS" && protocol !== "TLS")
    return fail(listener, `${listener.name} takes plain ${protocol}`, { protocol });
  return POLICIES.includes(policy)
    ? pass(listener, `${listener.name} speaks TLS by ${policy}`, { policy })
    : fail(listener, `${listener.name} speaks TLS by ${policy}, which is not approved`, { policy });
}

function judgePlain(resource: Resource, actions: string): Finding {
  const others = texts(resource, `${actions}.*.type`).filter((type) => type !== "redirect");
  const targets = texts(resource, `${actions}.*.redirect.protocol`);
  const count = list(resource, actions).length;
  const onlyRedirects = count > 0 && others.length === 0 && targets.length === count;
  return onlyRedirects && targets.every((protocol) => protocol === "HTTPS")
    ? pass(resource, `${resource.name} answers plain HTTP with a redirect to HTTPS and nothing else`)
    : fail(resource, `${resource.name} answers plain HTTP with more than a redirect to HTTPS`, { actions: others });
}

function judgeRule({ graph }: Subject, rule: Resource): Finding {
  const [listener] = referents(graph, rule, "listenerArn");
  if (!listener) return unproven(rule, `${rule.name} belongs to a listener outside this stack`);
  const plain = (text(listener, "protocol") ?? "HTTP") === "HTTP";
  return plain
    ? judgePlain(rule, "actions")
    : notApplicable(`${rule.name} is on the secure listener ${listener.name}`, rule);
}

function judgeDomain(domain: Resource): Finding {
  const versions = [...texts(domain, "securityPolicy"), ...texts(domain, "domainNameConfiguration.securityPolicy")];
  return versions.length > 0 && versions.every((version) => /^TLS_1_[23]$/.test(version))
    ? pass(domain, `${domain.name} speaks ${versions.join(" and ")}`)
    : fail(domain, `${domain.name} also speaks what is older than TLS 1.2`);
}
