import { isList, ofType, type Resource, type Value } from "../../../graph/index.ts";
import { each, known, text } from "../../read.ts";
import { type Finding, fail, pass, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

/** A setting that holds for a whole account, and how it has to be. */
export interface Default {
  readonly type: string;
  /** In words, as in `disk encryption of account 220000000011`. */
  readonly what: string;
  /** What is wrong with it, as clauses; empty when it is as it has to be. */
  faults(setting: Resource): readonly string[];
}

/** Faults of properties that must have exactly these values. */
export const exactly =
  (wanted: Readonly<Record<string, Value>>): Default["faults"] =>
  (setting) =>
    Object.entries(wanted).flatMap(([property, value]) => {
      const found = known(setting, property);
      return found === value ? [] : [`${property} is ${found === undefined ? "not set" : String(found)}`];
    });

/** Judges a setting of the tenant's account: declared once, and as it has to be. */
export function* judgeDefaults(subject: Subject, ...defaults: readonly Default[]): Generator<Finding> {
  const home = accountOf(subject);
  const { tenant } = subject.accounts;
  for (const { type, what, faults } of defaults) {
    const settings = ofType(subject.graph, type).filter(({ provider }) => home === undefined || provider === home.urn);
    const [first, second] = settings;
    if (first === undefined) yield fail(home ?? null, `the ${what} of account ${tenant} is as AWS leaves it`);
    else if (second !== undefined)
      yield unproven(second, `${first.name} and ${second.name} both set the ${what}, of which the last wins`);
    else
      yield* each([first], (setting) =>
        judge(setting, `${what} of account ${tenant}`, [...faults(setting), ...placeFault(subject, setting)]),
      );
  }
}

/** A default holds in one region, and people work in that of the tenant's file. */
function placeFault({ settled }: Subject, setting: Resource): readonly string[] {
  const region = text(setting, "region") ?? settled.region;
  return region === settled.region ? [] : [`it holds in ${region} alone`];
}

function judge(setting: Resource, what: string, wrong: readonly string[]): Finding {
  return wrong.length === 0
    ? pass(setting, `the ${what} is as strict as it can be`)
    : fail(setting, `the ${what} is weak, since ${wrong.join(" and ")}`, { faults: wrong });
}

/** The provider that works in the tenant's own account: what stands for the account itself. */
function accountOf({ graph, accounts }: Subject): Resource | undefined {
  return ofType(graph, "pulumi:providers:aws").find(({ inputs }) => {
    const allowed = inputs.allowedAccountIds;
    return isList(allowed) && allowed.length === 1 && allowed[0] === accounts.tenant;
  });
}
