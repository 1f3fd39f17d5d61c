import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { readNetwork } from "../../proofs/reachability/index.ts";
import { each, flag, list, text } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import { PROJECT } from "./projects.ts";

/** AWS's own images of its builders. */
const OWN_IMAGE = /^aws\/codebuild\//;

export const runnerStaysInside: Rule = {
  id: "RUN-01",
  name: "runner-stays-inside",
  statement:
    "What is inside the cluster is brought up from inside the tenant's network, by a runner that takes its program from nobody else, runs an image of AWS's own and shows its work to nobody.",
  severity: "high",
  capability: "private-connectivity",
  remedy: "give it a vpcConfig in control with a group, NO_SOURCE, an image of AWS's, no privileges and no badge",
  premises: ["db-subnets-no-internet-route"],
  rare: true,
  *check({ graph, settled }) {
    const projects = ofType(graph, PROJECT);
    if (settled.lacks.includes("codebuild")) yield notApplicable(`${settled.region} has no CodeBuild to run it`);
    else if (projects.length === 0) yield fail(null, "nothing inside the network brings up what is in the cluster");
    yield* each(projects, (project) => judgeProject(graph, project));
  },
};

function judgeProject(graph: Graph, project: Resource): Finding {
  const { name } = project;
  const feet = readNetwork(graph).places.filter(({ resource }) => resource === project);
  const image = text(project, "environment.image") ?? "";
  const faults = [
    ...(feet.length > 0 && feet.every(({ unguarded }) => !unguarded) ? [] : ["it stands outside the network"]),
    ...(text(project, "source.type") === "NO_SOURCE" && list(project, "secondarySources").length === 0
      ? []
      : ["its program comes from elsewhere"]),
    ...(OWN_IMAGE.test(image) ? [] : [`it runs ${image}`]),
    ...(flag(project, "environment.privilegedMode") ? ["it has its machine to itself"] : []),
    ...(text(project, "projectVisibility") === "PUBLIC_READ" || flag(project, "badgeEnabled") ? ["all see it"] : []),
  ];
  return faults.length === 0
    ? pass(project, `${name} stands in the network and takes its program from there`, { image })
    : fail(project, `${name} is open, since ${faults.join(" and ")}`, { faults });
}
