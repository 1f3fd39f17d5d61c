import { describe, expect, test } from "vitest";
import { UNKNOWN, type Value } from "../../../graph/index.ts";
import { changed, made, subject } from "../subject.ts";
import { said } from "./verdicts.ts";

describe("every entry on the internet has one web application firewall", () => {
  const rule = "waf-on-every-public-lb";
  const balancer = made("aws:lb/loadBalancer:LoadBalancer", "edge", { internal: false });
  const acl = made("aws:wafv2/webAcl:WebAcl", "acl");
  const association = (name: string) =>
    made(
      "aws:wafv2/webAclAssociation:WebAclAssociation",
      name,
      {},
      {
        refs: { resourceArn: ["aws:lb/loadBalancer:LoadBalancer::edge"], webAclArn: ["aws:wafv2/webAcl:WebAcl::acl"] },
      },
    );

  test("when one is tied to it", () => {
    expect(said(rule, subject(balancer, acl, association("one")), "edge")).toBe(
      "pass: edge is on the internet and tied to the web ACL acl.",
    );
    const alias = made("aws:alb/loadBalancer:LoadBalancer", "edge", { internal: false });
    expect(said(rule, subject(alias), "edge")).toMatch("fail");
  });

  test("not none, and not two", () => {
    expect(said(rule, subject(balancer, acl), "edge")).toBe(
      "fail: edge is on the internet and tied to no web ACL of this stack: tie it to the tenant's web ACL with one WebAclAssociation.",
    );
    expect(said(rule, subject(balancer, acl, association("one"), association("two")), "edge")).toMatch(
      "fail: edge is on the internet and tied to 2 web ACLs",
    );
  });

  test("and is of a kind that can carry one", () => {
    expect(said(rule, subject(changed(balancer, "loadBalancerType", "network")), "edge")).toMatch(
      "fail: edge is a network",
    );
    expect(said(rule, subject(made("aws:apigatewayv2/api:Api", "api")), "api")).toMatch("fail: api can't carry");
    expect(said(rule, subject(made("aws:cloudfront/distribution:Distribution", "cdn")), "cdn")).toMatch("fail");
  });

  test("which nobody knows while it may be internal", () => {
    expect(said(rule, subject(changed(balancer, "internal", UNKNOWN)), "edge")).toMatch("unproven: internal of edge");
    expect(said(rule, subject(changed(balancer, "internal", true)), "edge")).toMatch(
      "not-applicable: edge is internal",
    );
  });
});

describe("nobody speaks old TLS, or none", () => {
  const rule = "tls-policy";
  const secure = made("aws:lb/listener:Listener", "secure", {
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
  });
  const plain = made("aws:lb/listener:Listener", "plain", {
    protocol: "HTTP",
    defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } }],
  });

  test("on a secure listener", () => {
    expect(said(rule, subject(secure), "secure")).toBe(
      "pass: secure speaks TLS by ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09.",
    );
    expect(said(rule, subject(changed(secure, "sslPolicy", "ELBSecurityPolicy-2016-08")), "secure")).toMatch(
      "fail: secure speaks TLS by ELBSecurityPolicy-2016-08, which is not approved: set sslPolicy to",
    );
    expect(said(rule, subject(changed(secure, "sslPolicy", undefined)), "secure")).toMatch("by the default of 2016");
    expect(said(rule, subject(changed(secure, "sslPolicy", UNKNOWN)), "secure")).toMatch(
      "unproven: sslPolicy of secure",
    );
    expect(said(rule, subject(changed(secure, "protocol", "TCP")), "secure")).toMatch("fail: secure takes plain TCP");
  });

  test("on a plain one, which only sends on to HTTPS", () => {
    const redirect = "defaultActions.0.redirect.protocol";
    expect(said(rule, subject(plain), "plain")).toBe(
      "pass: plain answers plain HTTP with a redirect to HTTPS and nothing else.",
    );
    for (const bad of [
      changed(plain, redirect, "HTTP"),
      changed(plain, "defaultActions.0.redirect", undefined),
      changed(plain, "defaultActions.0.type", "forward"),
      changed(plain, "defaultActions", []),
    ]) {
      expect(said(rule, subject(bad), "plain")).toMatch("fail: plain answers plain HTTP with more than a redirect");
    }
    expect(said(rule, subject(changed(plain, redirect, UNKNOWN)), "plain")).toMatch(`unproven: ${redirect} of plain`);
  });

  test("by a rule of its own", () => {
    const actions = [{ type: "forward" }];
    const ruleOf = (listener: string) =>
      made(
        "aws:lb/listenerRule:ListenerRule",
        "rule",
        { actions },
        { refs: { listenerArn: [`aws:lb/listener:Listener::${listener}`] } },
      );
    expect(said(rule, subject(plain, ruleOf("plain")), "rule")).toMatch("fail: rule answers plain HTTP with more");
    expect(said(rule, subject(secure, ruleOf("secure")), "rule")).toMatch("not-applicable: rule is on the secure");
    expect(said(rule, subject(ruleOf("gone")), "rule")).toMatch("unproven: rule belongs to a listener outside");
  });

  test("at an interface for programs", () => {
    const domain = made("aws:apigateway/domainName:DomainName", "api", { securityPolicy: "TLS_1_2" });
    expect(said(rule, subject(domain), "api")).toBe("pass: api speaks TLS_1_2.");
    expect(said(rule, subject(changed(domain, "securityPolicy", "TLS_1_0")), "api")).toMatch("fail: api also speaks");
    expect(said(rule, subject(changed(domain, "securityPolicy", UNKNOWN)), "api")).toMatch("unproven");
  });
});

describe("what is behind the load balancer is encrypted", () => {
  const rule = "tls-to-backend";
  const remedy =
    "let target groups speak HTTPS, and set rds.force_ssl or require_secure_transport to 1 in the parameter group";
  const group = (name: string, value: string | undefined) =>
    made("aws:rds/parameterGroup:ParameterGroup", "settings", {
      parameters: value === undefined ? [] : [{ name, value }],
    });
  const database = (engine: Value) =>
    made(
      "aws:rds/instance:Instance",
      "records",
      { engine },
      { refs: { parameterGroupName: ["aws:rds/parameterGroup:ParameterGroup::settings"] } },
    );

  test.each([
    ["postgres", "rds.force_ssl"],
    ["mysql", "require_secure_transport"],
  ])("up to %s, which refuses plain connections", (engine, setting) => {
    const judged = (value?: string) => said(rule, subject(database(engine), group(setting, value)), "records");
    expect(judged("1")).toBe("pass: records refuses plain connections.");
    const refused = `fail: records takes plain connections, since ${setting} isn't on: ${remedy}.`;
    expect([judged("0"), judged()]).toEqual([refused, refused]);
    expect(said(rule, subject(database(engine)), "records")).toBe(refused);
  });

  test("and no engine is trusted to do so by itself", () => {
    expect(said(rule, subject(database("oracle-ee")), "records")).toBe(
      `fail: nobody knows how oracle-ee refuses plain connections to records: ${remedy}.`,
    );
    expect(said(rule, subject(database(UNKNOWN)), "records")).toBe(
      `unproven: engine of records can't be known yet, so it can't be proved: ${remedy}.`,
    );
  });

  test("from its target groups on", () => {
    const targets = (protocol: Value) => subject(made("aws:lb/targetGroup:TargetGroup", "web", { protocol }));
    expect(said(rule, targets("HTTPS"), "web")).toBe("pass: what comes in for web goes on encrypted.");
    expect(said(rule, targets("HTTP"), "web")).toBe(`fail: what comes in for web goes on by HTTP: ${remedy}.`);
    expect(said(rule, targets(UNKNOWN), "web")).toMatch("unproven");
  });
});
