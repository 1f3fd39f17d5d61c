import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { capture } from "../../graph/index.ts";
import { isRefused, settle } from "../../law/index.ts";
import { judge, rules, subjectOf, type Verdict } from "../../policies/index.ts";
import { BadInput, loadOrder, loadProducts, type Order } from "../../spec/index.ts";
import { declareTenant } from "../../stacks/index.ts";
import { missingSafeguards } from "./safeguards.ts";
import { countries, type Fields, wildFiles } from "./tenants.ts";

const project = join(import.meta.dirname, "..", "..");

/** What became of one generated file. Anything in `amiss` is a defect of ours. */
export interface Trial {
  readonly outcome: "wrong" | "refused" | "settled" | "planned";
  readonly amiss: readonly string[];
}

/** The same files for the same seed. */
export function generated(count: number, seed: number): Fields[] {
  return fc.sample(wildFiles(loadProducts(project)), { numRuns: count, seed });
}

/** A project of its own, in which every generated tenant has accounts and every country operators. */
export class Wilderness {
  readonly #root = mkdtempSync(join(tmpdir(), "domicile-wild-"));

  constructor() {
    mkdirSync(join(this.#root, "tenants"));
    cpSync(join(project, "platform"), join(this.#root, "platform"), { recursive: true });
  }

  /** Loads and settles a file; with `plan`, captures and judges what the law settled. Throws what only a defect throws. */
  async try(file: Fields, { plan }: { readonly plan: boolean }): Promise<Trial> {
    try {
      const order = this.#load(file);
      const settled = settle(order.tenant);
      if (isRefused(settled)) return { outcome: "refused", amiss: settled.flatMap(silent) };
      if (!plan) return { outcome: "settled", amiss: [] };
      const stack = order.tenant.name;
      const graph = await capture(() => declareTenant({ ...order, settled }), { project: "domicile", stack });
      const verdicts = judge(rules, subjectOf(order, settled, graph));
      const lost = missingSafeguards(order, verdicts).map(
        (rule) => `${rule} finds nothing to guard; what wasn't bought is listed in test/wild/safeguards.ts`,
      );
      return { outcome: "planned", amiss: [...against(order, verdicts), ...lost] };
    } catch (error) {
      if (error instanceof BadInput)
        return {
          outcome: "wrong",
          amiss: error.problems.flatMap(silent),
        };
      throw error;
    }
  }

  #load(file: Fields): Order {
    const name = typeof file.name === "string" && /^[a-z0-9-]{1,30}$/.test(file.name) ? file.name : "somebody";
    const path = join(this.#root, "tenants", `${name}.yaml`);
    writeFileSync(join(this.#root, "platform", "platform.yaml"), platformFor(name));
    writeFileSync(path, stringify(file));
    try {
      return loadOrder({ root: this.#root, file: `tenants/${name}.yaml` });
    } finally {
      rmSync(path);
    }
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** Our own platform, with operators everywhere and accounts for one tenant. */
function platformFor(name: string): string {
  return stringify({
    ...parse(readFileSync(join(project, "platform", "platform.yaml"), "utf8")),
    operators: Object.fromEntries(countries.map((country) => [country, ["192.0.2.128/28"]])),
    tenants: { [name]: accountsOf(name) },
  });
}

/** Accounts of one tenant; of every other, by the name, the customer's DNS has its records already. */
function accountsOf(name: string) {
  const accounts = { tenant: "220000000011", backup: "220000000012", deployer: "domicile-deployer" };
  return name.length % 2 === 0 ? { ...accounts, certificate: "proved" } : accounts;
}

/** Verdicts that nobody expects. Who does without the protected copy has to be refused for it: that takes a waiver. */
function against({ tenant }: Order, verdicts: readonly Verdict[]): string[] {
  const wrong = verdicts.filter(({ outcome }) => outcome !== "pass" && outcome !== "not-applicable");
  const others = wrong.filter(({ rule }) => tenant.backups.separate || rule !== "isolated-copy");
  const refused = tenant.backups.separate || others.length < wrong.length;
  const said = others.map(({ rule, outcome, because }) => `${rule} ${outcome}: ${because}`);
  return refused ? said : [...said, "nobody is refused who does without the protected copy"];
}

/** What is missing from an answer: a whole sentence, and the field it is about, unless the file as such can't be read. */
function silent({ path, say, line }: { readonly path: string; readonly say: string; readonly line?: number | null }) {
  const whole = /^\S.*\S$/s.test(say) && /[.!]$/.test(say);
  return [
    ...(whole ? [] : [`no sentence: "${say}" at ${path}`]),
    ...(path === "" && line == null ? [`no field: "${say}"`] : []),
  ];
}
