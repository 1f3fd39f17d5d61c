import { ofType, type Resource } from "../../../graph/index.ts";
import { document } from "../../document.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** What carries messages, and the action by which one is sent. */
const CARRIERS: Readonly<Record<string, readonly string[]>> = {
  "aws:sns/topic:Topic": ["sns:Publish", "sns:*", "*"],
  "aws:sqs/queue:Queue": ["sqs:SendMessage", "sqs:*", "*"],
};

export const messagesEncrypted: Rule = {
  id: "ENC-13",
  name: "messages-encrypted",
  statement: "Topics and queues lie under a key of the tenant and refuse messages that come in plain.",
  severity: "medium",
  capability: "message-encryption",
  remedy: "deny everybody to send where aws:SecureTransport is false, and name the tenant's key",
  premises: ["every-volume-tenant-cmk"],
  *check({ graph }) {
    for (const [type, actions] of Object.entries(CARRIERS)) {
      yield* each(ofType(graph, type), (carrier) => judgeCarrier(carrier, actions));
    }
  },
};

function judgeCarrier(carrier: Resource, actions: readonly string[]): Finding {
  const refuses = (document(carrier, "policy") ?? []).some(
    ({ effect, principals, actions: denied, conditions: [condition, ...others] }) =>
      effect === "Deny" &&
      principals.some(({ name }) => name === "*") &&
      denied.some((action) => actions.includes(action)) &&
      others.length === 0 &&
      condition?.key === "aws:SecureTransport" &&
      condition.values.join() === "false",
  );
  return refuses
    ? pass(carrier, `${carrier.name} takes messages over TLS only, and keeps them under the tenant's key`)
    : fail(carrier, `${carrier.name} takes messages in plain`);
}
