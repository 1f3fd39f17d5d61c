import { ofType, type Resource, referents } from "../../../graph/index.ts";
import type { Statement } from "../../document.ts";
import { each, Unproven } from "../../read.ts";
import { rightsOf } from "../../rights.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { PROJECT } from "./projects.ts";

/** What a run needs before it is the deployer: to write down what it does, and to stand in a network. */
const NEEDED =
  /^(logs:(CreateLogStream|PutLogEvents)|ec2:(Describe\w+|(Create|Delete)NetworkInterface|CreateNetworkInterfacePermission))$/;

export const runnerBounded: Rule = {
  id: "RUN-02",
  name: "runner-bounded",
  statement: "The runner can become the tenant's deployer, and of itself can do nothing but stand in the network.",
  severity: "critical",
  capability: "access-control",
  remedy: "allow its role sts:AssumeRole on the deployer of this tenant, and what CodeBuild needs",
  premises: ["trust-policy-closed"],
  rare: true,
  check: (subject) => each(ofType(subject.graph, PROJECT), (project) => judgeProject(subject, project)),
};

function judgeProject(subject: Subject, project: Resource): Finding {
  const [role] = referents(subject.graph, project, "serviceRole");
  if (role === undefined) throw new Unproven(`serviceRole of ${project.name} is no role of this stack`);
  const { statements, others } = rightsOf(subject.graph, role);
  const allowed = statements.filter(({ effect }) => effect === "Allow");
  const wide = [...allowed.filter((one) => !isNeeded(subject, one)).map(({ sid }) => sid), ...others];
  return wide.length === 0
    ? pass(project, `${project.name} becomes the deployer of this tenant, and can do nothing of itself`)
    : fail(project, `${project.name} can do more than the deployer lets it, by ${wide.join(" and ")}`);
}

function isNeeded({ settled, accounts }: Subject, { actions, resources }: Statement): boolean {
  const deployer = `arn:${settled.partition}:iam::${accounts.tenant}:role/${accounts.deployer}`;
  if (actions.join() === "sts:AssumeRole") return resources.join() === deployer;
  return actions.every((action) => NEEDED.test(action));
}
