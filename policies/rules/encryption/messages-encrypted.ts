import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { speakersFor } from "../../carriers.ts";
import { document, type Statement } from "../../document.ts";
import { each, text } from "../../read.ts";
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
      yield* each(ofType(graph, type), (carrier) => judgeCarrier(graph, carrier, actions));
    }
  },
};

function judgeCarrier(graph: Graph, carrier: Resource, actions: readonly string[]): Finding {
  const name = text(carrier, "name") ?? "";
  const refuses = (speaker: Resource) =>
    (document(speaker, "policy") ?? []).some(
      (statement) => statement.actions.some((action) => actions.includes(action)) && refusesPlain(statement, name),
    );
  return speakersFor(graph, carrier).every(refuses)
    ? pass(carrier, `${carrier.name} takes messages over TLS only, and keeps them under the tenant's key`)
    : fail(carrier, `${carrier.name} takes messages in plain`);
}

/** Whether a statement keeps everybody who comes without TLS from what carries this name, without an exception. */
function refusesPlain({ effect, principals, resources, conditions: [only, ...others] }: Statement, name: string) {
  return (
    effect === "Deny" &&
    principals.some(({ name: whom }) => whom === "*") &&
    resources.some((arn) => arn === "*" || arn.split(":").at(-1) === name) &&
    others.length === 0 &&
    only?.operator === "Bool" &&
    only.key === "aws:SecureTransport" &&
    only.values.join() === "false"
  );
}
