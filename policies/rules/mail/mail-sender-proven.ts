import { isUnknown, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { IDENTITY, serviceSendsFor } from "./senders.ts";

const MAIL_FROM = "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes";

export const mailSenderProven: Rule = {
  id: "MAIL-01",
  name: "mail-sender-proven",
  statement:
    "Where the region's service sends, it signs for exactly the tenant's domain with a key of 2,048 bits, and bounces come back to a name beneath it and to no other.",
  severity: "high",
  capability: "mail-identity",
  remedy:
    "make one identity for the domain of the tenant's file, with RSA_2048_BIT and a MAIL FROM name beneath it that rejects mail while its record is missing",
  premises: ["resource-region-allowed"],
  rare: true,
  *check(subject) {
    const { graph, settled } = subject;
    const identities = ofType(graph, IDENTITY);
    yield* each(identities, (identity) => judgeIdentity(subject, identity));
    const domain = serviceSendsFor(settled);
    const known = identities.map(({ inputs }) => inputs.emailIdentity ?? null);
    if (domain !== null && !known.some((one) => one === domain || isUnknown(one)))
      yield fail(null, `nothing proves that mail from ${domain} is the tenant's`);
  },
};

function judgeIdentity({ graph, settled }: Subject, identity: Resource): Finding {
  const domain = text(identity, "emailIdentity");
  if (domain === undefined || domain !== serviceSendsFor(settled))
    return fail(identity, `mail can be sent from ${domain}, which isn't the domain of the tenant's file`);
  const [from] = referrers(graph, MAIL_FROM, "emailIdentity", identity);
  const isOwn = from !== undefined && text(from, "mailFromDomain")?.endsWith(`.${domain}`) === true;
  const faults = [
    ...(text(identity, "dkimSigningAttributes.nextSigningKeyLength") === "RSA_2048_BIT" ? [] : ["its key is short"]),
    ...(isOwn ? [] : ["its bounces come back to a name of AWS's"]),
    ...(isOwn && text(from, "behaviorOnMxFailure") !== "REJECT_MESSAGE" ? ["it falls back to a name of AWS's"] : []),
  ];
  return faults.length === 0
    ? pass(identity, `mail from ${domain} is signed, and its bounces come back beneath it`)
    : fail(identity, `whether mail comes from ${domain} can't be told, since ${faults.join(" and ")}`, { faults });
}
