import { ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { exactly, judgeDefaults } from "./defaults.ts";

const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";

export const vpcBlockPublicAccess: Rule = {
  id: "NET-12",
  name: "vpc-block-public-access",
  statement:
    "Every network of the account is cut from the internet by VPC Block Public Access, save the tenant's own, which no other proof rests on.",
  severity: "medium",
  capability: "edge-filtering",
  remedy: "set internetGatewayBlockMode to block-bidirectional, and exclude the VPC of this stack alone",
  premises: [],
  *check(subject) {
    yield* judgeDefaults(subject, {
      type: "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
      what: "block of public access to networks",
      faults: exactly({ internetGatewayBlockMode: "block-bidirectional" }),
    });
    yield* each(ofType(subject.graph, EXCLUSION), (exclusion) => judgeExclusion(subject, exclusion));
  },
};

function judgeExclusion({ graph }: Subject, exclusion: Resource): Finding {
  const [what] = [...referents(graph, exclusion, "vpcId"), ...referents(graph, exclusion, "subnetId")];
  const mode = text(exclusion, "internetGatewayExclusionMode");
  return what === undefined
    ? fail(exclusion, `${exclusion.name} lets out a network that isn't of this stack`)
    : pass(exclusion, `${exclusion.name} lets out ${what.name} of this stack alone`, { mode: mode ?? null });
}
