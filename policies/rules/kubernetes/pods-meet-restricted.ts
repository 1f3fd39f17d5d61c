import type { Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import { podMakers } from "./objects.ts";
import { podFaults } from "./pod-standard.ts";

/** What makes pods that no plan shows, and what changes a part of a pod that stands elsewhere. */
const OPAQUE =
  /^kubernetes:(helm\.sh|yaml|kustomize)|^kubernetes:.*(Pod|Deployment|Set|Job|Controller|PodTemplate)Patch$/;

export const podsMeetRestricted: Rule = {
  id: "K8S-02",
  name: "pods-meet-restricted",
  statement:
    "Every pod template meets the restricted pod security standard and lets nothing write into its own image, init and ephemeral containers included.",
  severity: "critical",
  capability: "hardening",
  remedy: "give the pod and each container the settings that the restricted pod security standard asks for",
  premises: [],
  *check({ graph }) {
    const isOpaque = ({ type, custom }: Resource) => custom && OPAQUE.test(type);
    yield* each(
      podMakers(graph).filter((maker) => !isOpaque(maker)),
      judgePod,
    );
    yield* graph.resources
      .filter(isOpaque)
      .map((opaque) => unproven(opaque, `${opaque.name} makes or changes pods that the plan doesn't show`));
  },
};

function judgePod(maker: Resource): Finding {
  const faults = podFaults(maker);
  return faults.length === 0
    ? pass(maker, `pods of ${maker.name} meet the restricted standard`)
    : fail(maker, `pods of ${maker.name} break the restricted standard, since ${faults.join(" and ")}`, { faults });
}
