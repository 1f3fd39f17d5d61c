// Which controls each framework has, written down here a second time and in another way than in the tables: by how they
// are numbered. Sources as at the heads of the tables.

const upTo = (prefix: string, most: number, from = 1): string[] =>
  Array.from({ length: most - from + 1 }, (_, index) => `${prefix}${from + index}`);

const under = (section: string, rest: string): string[] => rest.split(" ").map((one) => `${section}${one}`);

const cisAws = [
  ...upTo("2.1.", 6),
  ...upTo("2.", 21, 2),
  ...upTo("3.1.", 4),
  ...upTo("3.2.", 4),
  "3.3.1",
  ...upTo("4.", 10),
  ...upTo("5.", 16),
  ...upTo("6.1.", 2),
  ...upTo("6.", 8, 2),
];

const cisEks = [
  ...upTo("2.1.", 2),
  ...upTo("3.1.", 4),
  ...upTo("3.2.", 9),
  ...upTo("4.1.", 12),
  ...upTo("4.2.", 5),
  ...upTo("4.3.", 2),
  ...upTo("4.4.", 2),
  ...upTo("4.5.", 2),
  ...upTo("5.1.", 4),
  "5.2.1",
  "5.3.1",
  ...upTo("5.4.", 5),
  "5.5.1",
];

/** Articles that have paragraphs of their own in the table. */
const PARAGRAPHS: Readonly<Record<string, string>> = {
  5: "(1)(a) (1)(b) (1)(c) (1)(d) (1)(e) (1)(f) (2)",
  25: "(1) (2)",
  28: "(1) (2) (3) (3)(a) (3)(b) (3)(c) (3)(d) (3)(e) (3)(f) (3)(g) (3)(h) (4)",
  30: "(1) (2)",
  32: "(1)(a) (1)(b) (1)(c) (1)(d) (2) (3) (4)",
  33: "(1) (2) (3) (4) (5)",
};
const gdpr = upTo("", 49, 5).flatMap((article) => under(article, PARAGRAPHS[article] ?? ""));

const hipaa = [
  ...under("164.306", "(a) (d) (e)"),
  ...under("164.308(a)(1)", "(i) (ii)(A) (ii)(B) (ii)(C) (ii)(D)"),
  "164.308(a)(2)",
  ...under("164.308(a)(3)", "(i) (ii)(A) (ii)(B) (ii)(C)"),
  ...under("164.308(a)(4)", "(i) (ii)(A) (ii)(B) (ii)(C)"),
  ...under("164.308(a)(5)", "(i) (ii)(A) (ii)(B) (ii)(C) (ii)(D)"),
  ...under("164.308(a)(6)", "(i) (ii)"),
  ...under("164.308(a)(7)", "(i) (ii)(A) (ii)(B) (ii)(C) (ii)(D) (ii)(E)"),
  ...under("164.308", "(a)(8) (b)(1) (b)(2) (b)(3)"),
  ...under("164.310", "(a)(1) (a)(2)(i) (a)(2)(ii) (a)(2)(iii) (a)(2)(iv) (b) (c)"),
  ...under("164.310(d)", "(1) (2)(i) (2)(ii) (2)(iii) (2)(iv)"),
  ...under(
    "164.312",
    "(a)(1) (a)(2)(i) (a)(2)(ii) (a)(2)(iii) (a)(2)(iv) (b) (c)(1) (c)(2) (d) (e)(1) (e)(2)(i) (e)(2)(ii)",
  ),
  ...under("164.314(a)", "(1) (2)(i) (2)(i)(A) (2)(i)(B) (2)(i)(C) (2)(ii) (2)(iii)"),
  ...under("164.314(b)", "(1) (2)(i) (2)(ii) (2)(iii) (2)(iv)"),
  ...under("164.316", "(a) (b)(1)(i) (b)(1)(ii) (b)(2)(i) (b)(2)(ii) (b)(2)(iii)"),
  ...under("164.", "404 406 408 410 412 414 502(e) 504(e)(2) 524 526 528"),
];

const iso27001 = [...upTo("A.5.", 37), ...upTo("A.6.", 8), ...upTo("A.7.", 14), ...upTo("A.8.", 34)];

/** Moderate baseline of NIST, by family. */
const MODERATE = {
  AC: "1 2 2(1) 2(2) 2(3) 2(4) 2(5) 2(13) 3 4 5 6 6(1) 6(2) 6(5) 6(7) 6(9) 6(10) 7 8 11 11(1) 12 14 17 17(1) 17(2) 17(3) 17(4) 18 18(1) 18(3) 19 19(5) 20 20(1) 20(2) 21 22",
  AT: "1 2 2(2) 2(3) 3 4",
  AU: "1 2 3 3(1) 4 5 6 6(1) 6(3) 7 7(1) 8 9 9(4) 11 12",
  CA: "1 2 2(1) 3 5 6 7 7(1) 7(4) 9",
  CM: "1 2 2(2) 2(3) 2(7) 3 3(2) 3(4) 4 4(2) 5 6 7 7(1) 7(2) 7(5) 8 8(1) 8(3) 9 10 11 12 12(1)",
  CP: "1 2 2(1) 2(3) 2(8) 3 4 4(1) 6 6(1) 6(3) 7 7(1) 7(2) 7(3) 8 8(1) 8(2) 9 9(1) 9(8) 10 10(2)",
  IA: "1 2 2(1) 2(2) 2(8) 2(12) 3 4 4(4) 5 5(1) 5(2) 5(6) 6 7 8 8(1) 8(2) 8(4) 11 12 12(2) 12(3) 12(5)",
  IR: "1 2 3 3(2) 4 4(1) 5 6 6(1) 6(3) 7 7(1) 8",
  MA: "1 2 3 3(1) 3(2) 3(3) 4 5 6",
  MP: "1 2 3 4 5 6 7",
  PE: "1 2 3 4 5 6 6(1) 8 9 10 11 12 13 13(1) 14 15 16 17",
  PL: "1 2 4 4(1) 8 10 11",
  PS: "1 2 3 4 5 6 7 8 9",
  RA: "1 2 3 3(1) 5 5(2) 5(5) 5(11) 7 9",
  SA: "1 2 3 4 4(1) 4(2) 4(9) 4(10) 5 8 9 9(2) 10 11 15 15(3) 22",
  SC: "1 2 4 5 7 7(3) 7(4) 7(5) 7(7) 7(8) 8 8(1) 10 12 13 15 17 18 20 21 22 23 28 28(1) 39",
  SI: "1 2 2(2) 3 4 4(2) 4(4) 4(5) 5 7 7(1) 7(7) 8 8(2) 10 11 12 16",
  SR: "1 2 2(1) 3 5 6 8 10 11 11(1) 11(2) 12",
};
const nist80053 = Object.entries(MODERATE).flatMap(([family, numbers]) => under(`${family}-`, numbers));

/** What the table has beyond the baseline. */
const BEYOND = [
  ...["AC-4(21)", "AU-9(2)", "AU-9(3)", "AU-10", "CM-14", "CP-9(3)"],
  ...["SA-9(5)", "SC-6", "SC-7(10)", "SC-7(21)", "SC-32", "SI-4(23)"],
];

/** Number of trust services criteria, by group. */
const CRITERIA = {
  ...{ CC1: 5, CC2: 3, CC3: 4, CC4: 2, CC5: 3, CC6: 8, CC7: 5, CC8: 1, CC9: 2 },
  ...{ A1: 3, C1: 2, PI1: 5, P1: 1, P2: 1, P3: 2, P4: 3, P5: 2, P6: 7, P7: 1, P8: 1 },
};
const soc2 = Object.entries(CRITERIA).flatMap(([group, most]) => upTo(`${group}.`, most));

/** Ids of every control of each framework, and how many its source says there are. */
export const LISTS: Readonly<Record<string, { readonly ids: readonly string[]; readonly count: number }>> = {
  "cis-aws": { ids: cisAws, count: 70 },
  "cis-eks": { ids: cisEks, count: 50 },
  gdpr: { ids: gdpr, count: 74 },
  hipaa: { ids: hipaa, count: 87 },
  "iso-27001": { ids: iso27001, count: 93 },
  "nist-800-53": { ids: [...nist80053, ...BEYOND], count: 287 + BEYOND.length },
  "soc-2": { ids: soc2, count: 61 },
};
