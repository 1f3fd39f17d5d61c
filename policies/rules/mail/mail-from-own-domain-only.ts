import type { Resource } from "../../../graph/index.ts";
import { document, type Statement } from "../../document.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { policiesOf } from "../access/index.ts";
import { serviceSendsFor } from "./senders.ts";

export const mailFromOwnDomainOnly: Rule = {
  id: "MAIL-03",
  name: "mail-from-own-domain-only",
  statement: "Whoever may send mail sends as the tenant's own domain and as nobody else.",
  severity: "medium",
  capability: "mail-identity",
  remedy: "name the tenant's identity and bind ses:FromAddress to its domain",
  premises: [],
  rare: true,
  check: (subject) => each(policiesOf(subject.graph), (policy) => judgePolicy(subject, policy)),
};

function judgePolicy({ settled }: Subject, policy: Resource): readonly Finding[] {
  const sends = (document(policy, "policy") ?? []).filter(
    ({ effect, actions }) => effect === "Allow" && actions.some((action) => /^(ses:|\*)/i.test(action)),
  );
  if (sends.length === 0) return [];
  const domain = serviceSendsFor(settled);
  const wide = sends.filter((statement) => domain === null || !isBound(statement, domain));
  return wide.length === 0
    ? [pass(policy, `who has ${policy.name} sends mail from ${domain} alone`)]
    : [fail(policy, `${wide.map(({ sid }) => sid).join(" and ")} of ${policy.name} lets mail be sent in any name`)];
}

function isBound({ resources, conditions }: Statement, domain: string): boolean {
  const from = conditions.find(({ key }) => key === "ses:FromAddress");
  const own = resources.every((one) => one.endsWith(`:identity/${domain}`) || /:configuration-set\/[\w-]+$/.test(one));
  return own && from?.operator === "StringLike" && from.values.join() === `*@${domain}`;
}
