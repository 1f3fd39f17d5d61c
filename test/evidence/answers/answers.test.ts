import { beforeAll, describe, expect, test } from "vitest";
import { factsOf } from "../../../evidence/annex/index.ts";
import { loadCatalogue } from "../../../evidence/answers/load.ts";
import { type Assessment, answerer, answerSet, keepLedger, wordsOf } from "../../../evidence/index.ts";
import type { Platform } from "../../../spec/index.ts";
import { declared, TENANTS } from "../../stacks/tenants.ts";
import { assessmentOf } from "../assessments.ts";
import { QUESTIONS } from "./questions.ts";

interface Asking {
  readonly assessment: Assessment;
  readonly platform: Platform;
}

const askings = new Map<string, Asking>();
beforeAll(async () => {
  for (const name of TENANTS) {
    const { platform } = (await declared(name)).order;
    askings.set(name, { assessment: await assessmentOf(name), platform });
  }
});
const asking = (name: string) => askings.get(name) as Asking;
const SETS = ["gdpr", "hipaa"] as const;
const everyReply = (given: Asking) => {
  const answer = answerer(given);
  return [
    ...QUESTIONS.map(([question]) => answer(question).reply),
    ...SETS.flatMap((set) => answerSet(set, given).map(({ reply }) => reply)),
  ];
};
const saidBy = (name: string, question: string) => {
  const { reply } = answerer(asking(name))(question);
  return reply && [reply.stands, wordsOf(reply)];
};

describe.each(TENANTS)("the answers of %s", (name) => {
  test("rest on nothing but promises, rules, controls and facts of its own", () => {
    const { assessment, platform } = asking(name);
    const facts = [...factsOf({ settled: assessment.settled, platform }).values()];
    const rules = new Set(assessment.rules.map((rule) => rule.name));
    const promised = new Set([...assessment.ledger.map(({ promised: { id } }) => id), "none"]);
    const controls = new Set(
      assessment.frameworks.flatMap((one) => one.controls.map(({ id, reason }) => `${one.name}:${id} ${reason}`)),
    );
    for (const { says, source } of everyReply(asking(name)).flatMap((reply) => reply?.sentences ?? [])) {
      if (source.kind === "rule") expect(source.ref.split(" ").every((rule) => rules.has(rule))).toBe(true);
      else if (source.kind === "promise")
        expect(
          source.ref.split(" ").every((id) => promised.has(id)),
          says,
        ).toBe(true);
      else if (source.kind === "control")
        expect(
          [...controls].some((one) => isOf(one, source.ref, says)),
          says,
        ).toBe(true);
      else if (!says.startsWith("It isn't part")) expect(facts.map((fact) => fact.says)).toContain(says);
    }
  });

  test("say that something is kept only of promises that are, and name them", () => {
    const kept = asking(name).assessment.ledger.flatMap(({ outcome, promised: { id } }) =>
      outcome === "kept" ? id : [],
    );
    for (const reply of everyReply(asking(name))) {
      if (reply?.stands !== "kept") continue;
      expect(reply.promises.some((id) => kept.includes(id))).toBe(true);
      expect(reply.rules).not.toEqual([]);
    }
  });

  test("are none that doesn't hold at present", () => {
    const stands = everyReply(asking(name)).map((reply) => reply?.stands);
    expect(stands.filter((one) => one === "broken" || one === "unproven")).toEqual([]);
  });
});

const isOf = (control: string, ref: string, says: string): boolean => {
  return control.startsWith(`${ref} `) && says.endsWith(control.slice(ref.length + 1));
};

describe("an answer", () => {
  test("has what the contract says in numbers", () => {
    expect(saidBy("little-acorn", "How long do you keep backups?")).toEqual([
      "kept",
      "Backups cover all data and are made as often as promised. Backups are kept as long as promised and no longer. Backups are made every day and kept, one of each day for 30 days and one of each month for 24 months.",
    ]);
  });

  test("says so where nobody promised it", () => {
    expect(saidBy("kade", "Do you test restoring from backup?")).toEqual([
      "not-promised",
      "No promise of this product says so; this is how it is. Restores are tested as often as promised, and the results are kept. A restore is tested every 90 days.",
    ]);
  });

  test("says so where it wasn't sold", () => {
    expect(saidBy("cedar-hollow", "Can we exchange files by SFTP?")).toEqual([
      "not-sold",
      "It isn't part of this contract, which has no sftp.",
    ]);
  });

  test("says so where a place has nothing for it", () => {
    expect(saidBy("almendro", "Is data collection minimised?")?.[1]).toContain("Not in this home: Personal data is");
  });

  test("says what people, the application or AWS answer for, and that no rule shows it", () => {
    expect(saidBy("almendro", "Are background checks carried out on staff?")).toEqual([
      "organisation",
      "This rests with the vendor, and no rule here can show it: People are screened. The vendor does, as law allows.",
    ]);
    expect(saidBy("almendro", "How is physical access to the data centre controlled?")?.[0]).toBe("inherited");
    expect(saidBy("almendro", "Is data returned and deleted at the end of the contract?")?.[0]).toBe("later");
  });

  test("of something shared says who does what", () => {
    const { reply } = answerer(asking("almendro"))("Are failed login attempts logged?");
    expect(reply?.left).toEqual(["application"]);
    expect(reply && wordsOf(reply)).toContain("the application records its users'");
  });
});

describe("where something doesn't hold", () => {
  const QUESTION = "Is customer data encrypted at rest? Describe the algorithm.";
  const RULE = "every-volume-tenant-cmk";
  const spoiled = (outcome: "fail" | "waived" | "unproven" | "error") => {
    const { assessment, platform } = asking("almendro");
    const verdicts = assessment.verdicts.map((one) =>
      one.rule === RULE && one.outcome === "pass" ? { ...one, outcome, because: "This disk is open." } : one,
    );
    const owed = assessment.ledger.map(({ promised, outcome: was, because, terms }) => {
      return { promised, terms, unsold: was === "not-sold" ? because : null };
    });
    return { assessment: { ...assessment, verdicts, ledger: keepLedger({ ...assessment, owed, verdicts }) }, platform };
  };

  test.each([
    ["fail", "broken", "It isn't so at present"],
    ["waived", "broken", "It isn't so at present"],
    ["unproven", "unproven", "It can't be shown at present"],
    ["error", "unproven", "It can't be shown at present"],
  ] as const)("%s is said, and nothing else", (outcome, stands, lead) => {
    const { reply } = answerer(spoiled(outcome))(QUESTION);
    expect(reply?.stands).toBe(stands);
    expect(reply?.promises).toEqual(["openhr.01"]);
    for (const { says } of reply?.sentences ?? []) expect(says.startsWith(`${lead}: This disk is open.`)).toBe(true);
    expect(reply?.sentences.length).toBeGreaterThan(0);
  });

  test("every answer that rests on it says so, in the sets as well", () => {
    const broken = SETS.flatMap((set) => answerSet(set, spoiled("fail")));
    const ids = broken.flatMap(({ control, reply }) => (reply.stands === "broken" ? control : []));
    expect(ids).toEqual(
      expect.arrayContaining(["28(3)(c)", "32(1)(a)", "164.312(a)(2)(iv)", "164.310(d)(2)(i)", "164.310(d)(2)(ii)"]),
    );
  });
});

describe("the built-in sets", () => {
  test("are every paragraph of GDPR 28(3) and 32", () => {
    const ids = answerSet("gdpr", asking("kade")).map(({ control }) => control);
    const letters = [..."abcdefgh"].map((letter) => `28(3)(${letter})`);
    const security = ["32(1)(a)", "32(1)(b)", "32(1)(c)", "32(1)(d)", "32(2)", "32(3)", "32(4)"];
    expect(ids).toEqual(["28(3)", ...letters, ...security]);
  });

  test("are every standard and specification of HIPAA 164.308 to 164.312, each as binding as Appendix A has it", () => {
    const answers = answerSet("hipaa", asking("little-acorn"));
    const count = (wanted: string) => answers.filter(({ obligation }) => obligation === wanted).length;
    expect([answers.length, count("standard"), count("required"), count("addressable")]).toEqual([55, 13, 20, 22]);
    const encryption = answers.find(({ control }) => control === "164.312(a)(2)(iv)");
    expect([encryption?.obligation, encryption?.reply.stands]).toEqual(["addressable", "kept"]);
  });
});

test("topics name capabilities, controls, promises and facts that there are, and set aside promises that rest on the same", async () => {
  const { assessment } = asking("almendro");
  const all = TENANTS.flatMap((name) => asking(name).assessment.ledger.map(({ promised }) => promised));
  const facts = new Set(
    TENANTS.flatMap((name) => {
      const given = asking(name);
      return [...factsOf({ settled: given.assessment.settled, platform: given.platform }).keys()];
    }),
  );
  const controls = assessment.frameworks.flatMap((one) => one.controls.map(({ id }) => `${one.name}:${id}`));
  for (const topic of loadCatalogue().topics) {
    const { id, needs = [], besides = [], promises = [] } = topic;
    expect(
      needs.filter((need) => !Object.hasOwn(assessment.capabilities, need)),
      id,
    ).toEqual([]);
    expect(topic.controls?.filter((control) => !controls.includes(control)) ?? [], id).toEqual([]);
    expect(topic.facts?.filter((fact) => !facts.has(fact)) ?? [], id).toEqual([]);
    expect(
      promises.filter((one) => !all.some((promise) => promise.id === one)),
      id,
    ).toEqual([]);
    const resting = all.filter((promise) => promise.needs?.some((need) => needs.includes(need))).map((one) => one.id);
    expect(
      besides.filter((one) => !resting.includes(one)),
      id,
    ).toEqual([]);
  }
});
