import type { Resource } from "../../../graph/index.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

/** Types that make or read what no plan shows, by what they do. */
const HATCHES: readonly (readonly [type: RegExp, does: string])[] = [
  [/^aws:cloudformation\//, "makes what another template says"],
  [/^aws:cloudcontrol\/|^aws-native:/, "makes what no type here describes"],
  [/^aws:ssm\/association:/, "runs a document on machines"],
  [/^command:/, "runs a command"],
  [/^pulumi-(nodejs|python):dynamic/, "runs code of its own"],
  [/^pulumi:pulumi:StackReference$/, "reads another stack"],
  [/^kubernetes:(helm\.sh|yaml|kustomize)/, "makes what its own templates say"],
];
/** What outlives the stack on purpose: the locked vaults, the keys under them, and the locked evidence. */
const OUTLIVES = /^aws:(backup\/vault|kms\/(key|alias):|s3\/bucket)/;

export const noUnmanagedEscapeHatches: Rule = {
  id: "TEN-05",
  name: "no-unmanaged-escape-hatches",
  statement:
    "Commands, dynamic resources, nested templates and other stacks are not used, and nothing is left behind on deletion but locked copies, their keys and locked evidence.",
  severity: "high",
  capability: "strict-defaults",
  remedy: "declare what it makes as resources of this stack, or take a waiver",
  premises: [],
  *check({ graph }) {
    const found = graph.resources.flatMap(judgeResource);
    yield* found.length > 0
      ? found
      : [pass(null, "everything in this stack is declared, and nothing is left behind unseen")];
  },
};

function judgeResource(resource: Resource): readonly Finding[] {
  const { type, name, custom, retainOnDelete } = resource;
  const hatch = custom ? HATCHES.find(([form]) => form.test(type)) : undefined;
  if (hatch) return [fail(resource, `${name} ${hatch[1]}`)];
  return retainOnDelete && !OUTLIVES.test(type) ? [fail(resource, `${name} is left behind when the stack goes`)] : [];
}
