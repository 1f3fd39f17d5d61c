import { ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { IDENTITY, mailPasses, SET } from "./senders.ts";

export const mailOverTlsOnly: Rule = {
  id: "MAIL-02",
  name: "mail-over-tls-only",
  statement:
    "Mail leaves over TLS only: the region's service hands it to nobody who doesn't speak it, or the firewall lets it out to the one relay of the tenant's file, inside TLS from its first byte.",
  severity: "high",
  capability: "mail-identity",
  remedy:
    "set tlsPolicy to REQUIRE in the set of each identity, and let the firewall pass TLS on 465 to the relay alone",
  premises: [],
  *check(subject) {
    const { graph, settled } = subject;
    yield* each(ofType(graph, IDENTITY), (identity) => judgeIdentity(subject, identity));
    const groups = ofType(graph, "aws:networkfirewall/ruleGroup:RuleGroup");
    yield* each(groups, (group) => judgeGroup(subject, group));
    const relay = settled.tenant.mail?.relay;
    if (relay !== undefined && groups.length === 0) yield fail(null, `no way leads to the relay ${relay}`);
  },
};

function judgeIdentity({ graph }: Subject, identity: Resource): Finding {
  const [set] = referents(graph, identity, "configurationSetName").filter(({ type }) => type === SET);
  return set !== undefined && text(set, "deliveryOptions.tlsPolicy") === "REQUIRE"
    ? pass(identity, `mail of ${identity.name} is handed over by TLS or not at all`, { set: set.urn })
    : fail(identity, `mail of ${identity.name} may be handed over in plain`);
}

function judgeGroup({ settled }: Subject, group: Resource): readonly Finding[] {
  const relay = settled.tenant.mail?.relay;
  const passes = mailPasses(group);
  const strange = passes.filter(({ protocol, host, port }) => protocol !== "TLS" || host !== relay || port !== "465");
  if (strange.length > 0)
    return strange.map(({ host, port }) => fail(group, `mail leaves to ${host ?? "anybody"} on port ${port}`));
  if (relay === undefined) return [];
  return passes.length > 0
    ? [pass(group, `mail leaves to ${relay} and nobody else, inside TLS from its first byte`)]
    : [fail(group, `mail can't leave to the relay ${relay}`)];
}
