import { type Graph, ofType, type Resource } from "../../graph/index.ts";
import { each, list } from "../read.ts";
import { type Finding, fail, pass } from "../rule.ts";
import type { FoundationRule } from "./subject.ts";

const FEATURES = ["RootCredentialsManagement", "RootSessions"];

export const rootsManagedCentrally: FoundationRule = {
  id: "IAM-22",
  name: "roots-managed-centrally",
  statement: "Accounts are made without credentials of root, and what only root can do is done from the organisation.",
  severity: "high",
  capability: "mfa",
  remedy: `switch ${FEATURES.join(" and ")} on in the organisation`,
  premises: [],
  check: ({ graph }) =>
    each(ofType(graph, "aws:organizations/organization:Organization"), (one) => judgeOrganisation(graph, one)),
};

function judgeOrganisation(graph: Graph, organisation: Resource): Finding {
  const on = ofType(graph, "aws:iam/organizationsFeatures:OrganizationsFeatures").flatMap((features) =>
    list(features, "enabledFeatures").map(String),
  );
  const off = FEATURES.filter((feature) => !on.includes(feature));
  return off.length === 0
    ? pass(organisation, `roots of all accounts of ${organisation.name} are managed in one place`)
    : fail(organisation, `roots of the accounts of ${organisation.name} are their own, without ${off.join(" and ")}`);
}
