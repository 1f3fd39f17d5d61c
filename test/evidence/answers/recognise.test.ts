import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../../evidence/answers/load.ts";
import { recogniser } from "../../../evidence/answers/recognise.ts";
import { QUESTIONS } from "./questions.ts";

const catalogue = loadCatalogue();
const recognise = recogniser(catalogue);
const anyQuestion = fc.constantFrom(...QUESTIONS.map(([question]) => question));

/** No word of any language that we know. */
const unknownWord = fc.stringMatching(/^[qx]{3}[a-z]{1,6}$/);

describe("a question", () => {
  test.each(QUESTIONS)("%s", (question, topic) => {
    expect(recognise(question).topic?.id ?? null).toBe(topic);
  });

  test("of two topics at once stays empty, and both are named", () => {
    expect(recognise("Do you encrypt backups and how long are they kept?")).toEqual({
      topic: null,
      by: [],
      candidates: ["backup-encryption", "backups"],
      doubts: [],
    });
  });

  test("that speaks of something else as well stays empty, and that is named", () => {
    const { topic, candidates, doubts } = recognise("When was the last penetration test performed?");
    expect([topic, candidates, doubts]).toEqual([null, ["penetration-tests"], ["last"]]);
  });

  test("is recognised by words of its own, which are named", () => {
    expect(recognise("Is the DATABASE encrypted?").by).toEqual(["database", "encrypted"]);
  });

  test("longer than a question is, is none", () => {
    const long = `Are backups encrypted? ${"and so on ".repeat(100)}`;
    expect(recognise(long)).toMatchObject({ topic: null, candidates: [] });
  });
});

describe("whatever is asked", () => {
  const answerTo = (question: string) => {
    const { topic, candidates, doubts } = recognise(question);
    return [topic?.id ?? null, candidates, doubts.length];
  };

  test("words that nobody knows change nothing, wherever they stand", () => {
    fc.assert(
      fc.property(anyQuestion, fc.array(unknownWord, { maxLength: 8 }), fc.nat(), (question, more, at) => {
        const words = question.split(" ");
        const place = at % (words.length + 1);
        const longer = [...words.slice(0, place), ...more, ...words.slice(place)].join(" ");
        expect(answerTo(longer)).toEqual(answerTo(question));
      }),
    );
  });

  test("the order of words changes nothing", () => {
    const shuffled = anyQuestion.chain((question) => {
      const words = question.split(" ");
      const orders = fc.shuffledSubarray(words, { minLength: words.length });
      return orders.map((order) => [question, order.join(" ")] as const);
    });
    fc.assert(
      fc.property(shuffled, ([question, other]) => {
        expect(answerTo(other)).toEqual(answerTo(question));
      }),
    );
  });

  test("nothing breaks it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => {
        const { topic, by } = recognise(text);
        expect(by.length > 0).toBe(topic !== null);
      }),
    );
  });
});

test("each topic is what at least one of the questions is about", () => {
  const asked = new Set(QUESTIONS.map(([, topic]) => topic));
  expect(catalogue.topics.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
});
