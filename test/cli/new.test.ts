import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openDrafts, withAnswer } from "../../operations/drafting/index.ts";
import { shapes } from "../../operations/index.ts";
import { loadTenant } from "../../spec/order.ts";
import { decided } from "../operations/drafting/given.ts";
import { type Wrong, wrongAt } from "../operations/drafting/wrongs.ts";
import { copyCheckout } from "../support/checkout.ts";
import { runUnattended } from "../support/nobody.ts";
import { atTerminal, CTRL_C, DOWN, ENTER, SPACE, WIPE } from "../support/typist.ts";

const checkout = copyCheckout();
afterAll(() => checkout.discard());

const program = join(checkout.root, "bin", "domicile.mjs");
const env = { DOMICILE_HOME: join(checkout.root, "home"), NO_COLOR: "1" };
const fileOf = (name: string) => join(checkout.root, "tenants", `${name}.yaml`);

function domicile(...words: readonly string[]) {
  const options = { cwd: checkout.root, env: { ...process.env, ...env }, encoding: "utf8" } as const;
  return execFileSync(process.execPath, [program, ...words], options);
}

const ANSWERS = [
  ["customer.organisation", "Tandkæden Øresund A/S (fictitious)"],
  ["customer.country", "DK"],
  ["place.data", "nearest-allowed"],
  ["place.accepted", "TK-1 annex A"],
  ["data.classes", "health"],
  ["data.regimes", "GDPR"],
  ["product.name", "OpenEMR"],
  ["product.version", "7.0"],
  ["size.users", "80"],
  ["size.data", "90 GB"],
  ["backups.keep.daily", "30 days"],
  ["access.from", "IE"],
  ["contract.reference", "TK-1"],
  ["contract.signed", "2026-11-20"],
  ["contract.starts", "2027-01-01"],
  ["contract.ends", "2199-12-31"],
  ["contract.processing", "DPA-TK-1"],
  ["contacts.privacy", "dpo@tand.example"],
  ["contacts.security", "it@tand.example"],
  ["contacts.operations", "drift@tand.example"],
] as const;
const options = ANSWERS.flatMap(([path, answer]) => [`--${path}`, answer]);

describe("with every answer as an option", () => {
  test("a program gets a file that the platform reads, and what was decided", () => {
    const answer = shapes.new.strict().parse(JSON.parse(domicile("new", "--name", "by-program", ...options, "--json")));
    expect(answer).toMatchObject({ outcome: "written", file: "tenants/by-program.yaml", problems: [] });
    expect(answer.placement?.region).toBe("eu-north-1");
    expect(loadTenant(fileOf("by-program")).place.data).toBe("nearest-allowed");
  });

  test("every answer that is missing is named at once, and nothing is written", async () => {
    const { code, out } = await runUnattended("new", "--customer.country", "DK", "--yes", "--json");
    const { error } = shapes.error.strict().parse(JSON.parse(out));
    expect([code, error.code]).toEqual([2, "answers"]);
    const { open } = decided({ customer: { country: "DK" } });
    expect(error.problems.map(({ path }) => path)).toEqual(open.map(({ path }) => path));
    expect(open.length).toBeGreaterThan(15);
  });

  test("a tenant that has a file keeps it", async () => {
    const { code, side } = await runUnattended("new", "--name", "almendro", ...options);
    expect(code).toBe(2);
    expect(side).toContain("tenants/almendro.yaml is there already and is never overwritten; write another name");
  });

  test("what the law refuses is the law's answer, with what can be had instead", async () => {
    const abroad = options.map((word, index) => (options[index - 1] === "--place.data" ? "US" : word));
    const { code, out } = await runUnattended("new", "--name", "abroad", ...abroad, "--json");
    const answer = shapes.new.strict().parse(JSON.parse(out));
    expect([code, answer.outcome, answer.file, answer.placement]).toEqual([1, "refused", null, null]);
    expect(answer.problems[0]?.alternatives.map(({ write }) => write)).toContain("nearest-allowed");
  });
});

describe("at a terminal", () => {
  test("a person who knows no cloud gets from nothing to a file, stops half-way and goes on, and every wrong answer is met", {
    timeout: 120_000,
  }, async () => {
    const first = atTerminal([program, "new"], { cwd: checkout.root, env });
    const type = async (person: typeof first, question: string, keys: string) => {
      await person.sees(question);
      person.press(keys);
    };
    const wrong = async (person: typeof first, question: string, { writes, says }: Wrong, right: string) => {
      await type(person, question, `${writes}${ENTER}`);
      await type(person, says, `${WIPE}${right}${ENTER}`);
    };
    await type(first, "Legal name of the customer's organisation", `Tandkæden Øresund A/S (fictitious)${ENTER}`);
    await type(first, "Country whose law applies", "Denmark");
    await type(first, "Denmark (DK)", ENTER);
    await type(first, "Private or public body", ENTER);
    await wrong(first, "Short name of the customer", wrongAt("name"), "tandkaeden");
    await first.sees("The cloud we build on has no data centre in Denmark.");
    await type(first, "Where the system and its data are", CTRL_C);
    await first.sees("npx domicile new --resume tandkaeden");
    expect(await first.ended).toBe(130);
    expect(existsSync(fileOf("tandkaeden"))).toBe(false);
    const drafts = openDrafts({ folder: env.DOMICILE_HOME });
    const [stopped] = drafts.all();
    const answered = withAnswer(stopped?.draft ?? {}, "size.users", 80);
    drafts.keep(stopped ?? null, { tenant: null, base: null, draft: answered });

    const person = atTerminal([program, "new"], { cwd: checkout.root, env });
    await type(person, "There are drafts that were stopped.", DOWN);
    await type(person, "tandkaeden", ENTER);
    await type(person, "Where the system and its data are", ENTER);
    await person.sees("the system and its data are in Stockholm, Sweden");
    await person.sees("have a lawyer read it before the first day");
    await type(person, "Where in the contract the customer agreed", `TK-1 annex A${ENTER}`);
    await type(person, "Kinds of data", `${DOWN}${SPACE}${ENTER}`);
    await type(person, "Laws and norms the contract names", `GDPR${ENTER}`);
    await type(person, "What we run for the customer", `${DOWN}${DOWN}${ENTER}`);
    await person.sees("promises of the product are sold");
    await type(person, "Release to start with", ENTER);
    await type(person, "Data expected in the first year", `90 GB${ENTER}`);
    await type(person, "Plan sold", ENTER);
    await type(person, "How often a copy is made", ENTER);
    await type(person, "How long the copy of each day lives", `a while${ENTER}`);
    await type(person, "write a number and hours, days, months or years", `${WIPE}35 days${ENTER}`);
    await type(person, "Most work lost after an incident", ENTER);
    await type(person, "Longest time until people can work again", ENTER);
    await type(person, "How the vendor's staff get in", ENTER);
    await type(person, "Countries the operators work from", `${SPACE}${ENTER}`);
    await type(person, "Contract number", `TK-1${ENTER}`);
    await type(person, "Day the contract was signed", `2026-11-20${ENTER}`);
    await type(person, "First day of the contract", `2027-01-01${ENTER}`);
    await wrong(person, "Last day of the contract", wrongAt("contract.ends"), "2199-12-31");
    await type(person, "Data processing or business associate agreement", `DPA-TK-1${ENTER}`);
    await wrong(person, "Data protection officer", wrongAt("contacts.privacy"), "dpo@tand.example");
    await type(person, "Who hears of findings", `it@tand.example${ENTER}`);
    await type(person, "Who hears of maintenance", `drift@tand.example${ENTER}`);
    await type(person, "Write tenants/tandkaeden.yaml?", ENTER);
    await person.sees("Written: tenants/tandkaeden.yaml");
    expect(await person.ended).toBe(0);

    expect(drafts.all()).toEqual([]);
    expect(loadTenant(fileOf("tandkaeden"))).toMatchObject({ size: { users: 80 }, place: { data: "nearest-allowed" } });
  });
});
