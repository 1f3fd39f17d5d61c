import { describe, expect, test } from "vitest";
import { takeOrder } from "../../operations/order.ts";
import { Project } from "../spec/given.ts";

type Change = readonly [from: string | RegExp, to: string];

/** What the law refuses of an example once a text in it is replaced. */
function refused(name: string, [from, to]: Change) {
  const project = new Project().edit(`tenants/${name}.yaml`, from, to);
  try {
    const taken = takeOrder(project.root, name);
    return "placed" in taken ? [] : taken.refusals;
  } finally {
    project.remove();
  }
}

describe("a wish that can't be met is refused at its line, in the customer's words, with what can be had instead", () => {
  test.each<[string, string, Change, string, string[]]>([
    [
      "almendro",
      "personnel data of Spain in the United States",
      ["data: in-country", "data: US"],
      "30 place.data: Personnel data in Spain must stay in the European Economic Area, so not in the United States.",
      ["in-country", "DE", "IE", "FR", "SE", "IT"],
    ],
    [
      "almendro",
      "a country without a data centre",
      ["data: in-country", "data: PT"],
      "30 place.data: The cloud we build on has no data centre in Portugal.",
      ["in-country", "DE", "IE", "FR", "SE", "IT"],
    ],
    [
      "almendro",
      "a government cloud for a company",
      ["data: in-country", "data: in-country\n  cloud: government"],
      "31 place.cloud: There is a government cloud for the United States only, none for Spain.",
      ["sovereign", "public"],
    ],
    [
      "almendro",
      "the sovereign cloud in Spain itself",
      ["data: in-country", "data: in-country\n  cloud: sovereign"],
      "30 place.data: The sovereign cloud we build on has no data centre in Spain.",
      ["nearest-allowed"],
    ],
    [
      "almendro",
      "logs for a day",
      ["keep: 2 years", "keep: 1 day"],
      "58 logs.keep: Logs can't be kept for 1 day only. Logs stay at least 365 days: Lowest log retention the platform accepts.",
      ["365 days"],
    ],
    [
      "almendro",
      "mail from a place without a mail service",
      [/ {2}relay: .*\n/, ""],
      "51 mail.relay: The cloud in Aragon, Spain has no mail service, so mail from mail.almendro.example needs a mail host of its own, in a country where the data may be.",
      [],
    ],
    [
      "almendro",
      "a country whose law nobody has read",
      ["country: ES", "country: KE"],
      "8 customer.country: Nobody here has read the law of Kenya yet, so we can't promise where its data may be. Ask the vendor to have it read.",
      [],
    ],
    [
      "almendro",
      "a kind of data that the law doesn't name",
      ["classes: [hr]", "classes: [hr]\n  special: [secret-files]"],
      "18 data.special.0: The law of Spain as we have read it names no kind of data called secret-files.",
      ["electoral-rolls", "local-registers", "tax-data", "health-system-users"],
    ],
    [
      "cedar-hollow",
      "health records of Texas in Canada",
      ["data: in-country", "data: CA"],
      "32 place.data: Health data in TX must stay in the United States, so not in Canada.",
      ["in-country"],
    ],
    [
      "cedar-hollow",
      "a customer of no state",
      ["  state: TX\n", ""],
      "6 customer.state: We need to know the state or province; TX and FL have rules of their own. Write its two letters.",
      [],
    ],
    [
      "cedar-hollow",
      "a state that isn't one",
      ["state: TX", "state: ZZ"],
      "9 customer.state: ZZ is no state or province of the United States; TX and FL have rules of their own. Write its two letters.",
      [],
    ],
    [
      "cedar-hollow",
      "logs for less than the law's time",
      ["keep: 6 years", "keep: 2 years"],
      "55 logs.keep: Logs can't be kept for 2 years only. Logs stay at least 6 years: Audit logs; the rule names no period, six years is the convention, one year of it at hand.",
      ["6 years"],
    ],
    [
      "fjordbevegelse",
      "Norway itself",
      ["data: IE", "data: in-country"],
      "31 place.data: The cloud we build on has no data centre in Norway.",
      ["nearest-allowed", "DE", "IE"],
    ],
    [
      "fjordbevegelse",
      "leaving the country without a yes",
      [/ {2}accepted: .*\n/, ""],
      "30 place.accepted: The customer has to agree in writing that its data would leave Norway for Dublin, Ireland and its backups would leave Norway for Dublin, Ireland: write where it did under place.accepted.",
      [],
    ],
    [
      "fjordbevegelse",
      "a breach told after a month",
      ["report: 72 hours", "report: 1 month"],
      "56 incident.report: A breach can't be reported as late as 1 month. The law sets a clock of 72 hours (supervisory authority).",
      ["72 hours"],
    ],
    [
      "fjordbevegelse",
      "backups outside the EEA",
      ["backups: IE", "backups: US"],
      "33 place.backups: The protected copy of the backups can't be there. Health data in Norway must stay in the European Economic Area, so not in the United States.",
      ["nearest-allowed", "IE"],
    ],
  ])("%s: %s", (name, _, change, say, instead) => {
    const refusals = refused(name, change);
    expect(refusals.map((one) => `${one.line} ${one.path}: ${one.say}`)).toEqual([say]);
    expect(refusals.flatMap(({ alternatives }) => alternatives.map(({ write }) => write))).toEqual(instead);
  });
});
