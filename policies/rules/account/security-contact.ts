import { ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { fail, pass, type Rule } from "../../rule.ts";

const CONTACT = "aws:account/alternativeContact:AlternativeContact";
const ofSecurity = ({ inputs }: Resource): boolean => inputs.alternateContactType === "SECURITY";

export const securityContact: Rule = {
  id: "IAM-12",
  name: "security-contact",
  statement: "AWS tells a desk at the vendor of anything wrong with the account, and not its owner's mailbox alone.",
  severity: "low",
  capability: "strict-defaults",
  remedy: "declare an alternative contact of type SECURITY",
  premises: [],
  *check({ graph }) {
    const contacts = ofType(graph, CONTACT).filter(ofSecurity);
    if (contacts.length === 0) yield fail(null, "AWS has nobody to tell when something is wrong with the account");
    yield* each(contacts, (contact) => pass(contact, `AWS tells ${text(contact, "emailAddress") ?? "a desk"}`));
  },
};
