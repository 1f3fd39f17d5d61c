import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { capture, Mistake } from "../graph/index.ts";
import { isRefused, refuseEnded, settle } from "../law/index.ts";
import { blocks, judgeTenant } from "../policies/index.ts";
import { BadInput, loadOrder, type Problem } from "../spec/index.ts";
import { declareTenant } from "./index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * What stock `pulumi up --stack <tenant>` runs. The whole plan is judged before anything of it is declared, so that
 * leaving the policy pack out is no way round. Throws what is wrong with the tenant's file, why the law refuses it, or
 * every verdict that does.
 */
export default async function main() {
  try {
    return await declareJudged();
  } catch (error) {
    if (error instanceof BadInput) throw refusal(error.problems.map(sayProblem));
    if (error instanceof Mistake) throw refusal([sayProblem({ ...error.source, say: error.message })]);
    throw error;
  }
}

async function declareJudged() {
  const config = new pulumi.Config();
  const stack = pulumi.getStack();
  const order = loadOrder({ root, file: config.get("tenantFile") || stack });
  const settled = settle(order.tenant);
  const ended = refuseEnded(order.tenant, new Date().toISOString().slice(0, 10));
  if (isRefused(settled) || ended.length > 0)
    throw refusal([...ended, ...(isRefused(settled) ? settled : [])].map(({ path, say }) => `${path}: ${say}`));
  const range = config.get("range");
  const declare = () => declareTenant({ ...order, settled, ...(range ? { range } : {}) });
  const plan = await capture(declare, { project: pulumi.getProject(), stack, root });
  const against = judgeTenant(order, settled, plan).filter(blocks);
  if (against.length > 0) throw refusal(against.map(({ rule, because }) => `${rule}: ${because}`));
  return declare().outputs;
}

function sayProblem({ file, line, say }: Pick<Problem, "say"> & Partial<Problem>): string {
  const place = [file, line].filter((part) => part !== null && part !== undefined).join(":");
  return place ? `${place}: ${say}` : say;
}

function refusal(reasons: readonly string[]): pulumi.RunError {
  return new pulumi.RunError(["Nothing was declared:", ...reasons.map((reason) => `  ${reason}`)].join("\n"));
}
