import type { Resource } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { podAt, podMakers } from "./objects.ts";

/** What a pod runs as that names no account. */
const EVERYBODYS = "default";

export const podsHoldNoToken: Rule = {
  id: "K8S-12",
  name: "pods-hold-no-token",
  statement: "Every pod runs as a service account of its own kind and holds no token for the cluster's API.",
  severity: "medium",
  capability: "access-control",
  remedy: "name a service account and set automountServiceAccountToken to false in the pod",
  premises: [],
  check: ({ graph }) => each(podMakers(graph), judgePod),
};

function judgePod(maker: Resource): Finding {
  const at = `${podAt(maker)}spec`;
  const account = text(maker, `${at}.serviceAccountName`) ?? EVERYBODYS;
  const faults = [
    ...(account === EVERYBODYS ? ["run as the account that everybody has"] : []),
    ...(flag(maker, `${at}.automountServiceAccountToken`) === false ? [] : ["hold a token for the cluster's API"]),
  ];
  return faults.length === 0
    ? pass(maker, `pods of ${maker.name} run as ${account} and hold no token`, { account })
    : fail(maker, `pods of ${maker.name} ${faults.join(" and ")}`, { faults });
}
