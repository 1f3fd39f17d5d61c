import type { Half } from "../../operations/index.ts";

/** Options that several commands share. */
export const fileOption = {
  type: "positional",
  required: true,
  description: "The tenant: its name, or the path of its file",
} as const;

export const jsonOption = {
  type: "boolean",
  default: false,
  description: "Print one JSON document instead of words",
} as const;

export const simulateOption = {
  type: "boolean",
  default: false,
  description: "Use the simulated AWS of this checkout: no account, no cost",
} as const;

export const dayOption = {
  type: "string",
  valueHint: "YYYY-MM-DD",
  description: "Day of the judgement; today by default",
} as const;

export const deployedOption = {
  type: "boolean",
  default: false,
  description: "Judge what really stands instead of the plan",
} as const;

export const replaceOption = {
  type: "string",
  valueHint: "URN",
  description: "Something that holds data and may be replaced or deleted; commas between several",
} as const;

export const halfOptions = {
  outside: {
    type: "boolean",
    default: false,
    description: "From outside the tenant's network: leave what is inside the cluster to the runner",
  },
  inside: { type: "boolean", default: false, description: "From inside it: only what is inside the cluster" },
} as const;

/** The half that `--outside` or `--inside` names; both are everything. */
export function halfIn({ outside, inside }: { outside: boolean; inside: boolean }): { half?: Half } {
  if (outside === inside) return {};
  return { half: outside ? "outside" : "inside" };
}

/** The urns named with `--replace`. */
export function urnsIn(text: string | undefined): string[] {
  return (text ?? "").split(",").filter((urn) => urn !== "");
}
