import { Document, isMap, isScalar, Scalar, visit } from "yaml";
import { tenantSchema } from "../../spec/index.ts";
import type { Books } from "./books.ts";
import type { Decided } from "./decide.ts";
import { answerAt, type Draft, isGroup, withAnswer } from "./draft.ts";
import { fields } from "./fields.ts";
import { printed } from "./manner.ts";

const WIDTH = 110;
/** Groups that stand on one line. */
const FLAT = ["backups.keep", "access.folder", "connections.directory", "maintenance"];
/** What a person would say beside a field. */
const BESIDE: Readonly<Record<string, string>> = {
  "contract.processing": "no agreement, no tenant",
  "availability.lose": "most work lost",
  "availability.return": "longest time until people can work again",
  "place.accepted": "where the customer agreed to that",
};

/**
 * The tenant file of a draft, as a person would have written it: in the order of the examples, with only what differs
 * from the default, and the reason for its place beside it.
 */
export function fileOf(draft: Draft, decided: Decided, books: Books): string {
  const document = new Document(ordered(withoutDefaults(draft, books)), { version: "1.2", schema: "core" });
  dress(document, decided);
  return `${head(draft)}${printed(document)}`;
}

/** What differs from the default; what is wrong stays, so that it is seen. */
function withoutDefaults(draft: Draft, { platform, products }: Books): Draft {
  const product = products.find(({ name }) => name === answerAt(draft, "product.name"));
  const followed: Readonly<Record<string, unknown>> = {
    "product.host": `${String(draft.name)}.${platform.domain}`,
    "product.database": product?.database.engines[0]?.engine,
    "place.backups": answerAt(draft, "place.data") ?? "in-country",
    "access.from": [answerAt(draft, "customer.country")],
  };
  return fields.reduce((left, { path, must, initial }) => {
    const usual = initial ?? followed[path];
    const same = usual !== undefined && JSON.stringify(answerAt(left, path)) === JSON.stringify(usual);
    return same && !must ? withAnswer(left, path, undefined) : left;
  }, draft);
}

/** The same fields in the order of the schema, which is that of the examples. */
function ordered(draft: Draft): Draft {
  const known = Object.keys(tenantSchema.shape);
  const rank = (section: string) => (known.includes(section) ? known.indexOf(section) : known.length);
  const sections = Object.entries({ domicile: 1, ...draft }).sort(([one], [other]) => rank(one) - rank(other));
  return Object.fromEntries(sections.map(([section, value]) => [section, orderedIn(section, value)]));
}

function orderedIn(path: string, value: unknown): unknown {
  if (!isGroup(value) || Array.isArray(value)) return value;
  const rank = (name: string) => {
    const index = fields.findIndex(
      (field) => field.path === `${path}.${name}` || field.path.startsWith(`${path}.${name}.`),
    );
    return index < 0 ? fields.length : index;
  };
  const inside = Object.entries(value).sort(([one], [other]) => rank(one) - rank(other));
  return Object.fromEntries(inside.map(([name, one]) => [name, orderedIn(`${path}.${name}`, one)]));
}

function head(draft: Draft): string {
  const who = answerAt(draft, "customer.organisation");
  const what = answerAt(draft, "product.name");
  const about = [who, what].every((one) => typeof one === "string") ? `${who} on ${what}. ` : "";
  return [
    "# yaml-language-server: $schema=../docs/schemas/tenant.schema.json",
    ...wrapped(`${about}What isn't here has the strict default that docs/tenant-file.md lists.`).map(
      (line) => `# ${line}`,
    ),
    "",
  ].join("\n");
}

function dress(document: Document, { placement }: Decided): void {
  visit(document, {
    Seq: (_, node) => {
      node.flow = !node.items.some((item) => isMap(item));
    },
    Map: (key, node) => {
      if (typeof key === "number") node.flow = true;
    },
    Scalar: (_, node) => {
      if (typeof node.value === "string" && needsQuotes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  for (const path of [...FLAT, "cleanup"]) {
    const node = document.getIn(path.split("."), true);
    if (isMap(node)) node.flow = true;
  }
  for (const [path, words] of Object.entries(BESIDE)) {
    const node = document.getIn(path.split("."), true);
    if (isScalar(node)) node.comment = ` ${words}`;
  }
  const country = document.getIn(["customer", "country"], true);
  if (isScalar(country) && country.value === "NO") country.comment = " quoted, or YAML reads it as a no";
  above(document, "contacts", ["functions, no personal names"]);
  const home = placement?.homes.find(({ what }) => what === "data");
  if (home) above(document, "place", wrapped(home.reason.say));
}

/** What another reader of YAML would take for a number, a time or a yes. */
function needsQuotes(text: string): boolean {
  return /^(y|n|yes|no|on|off|true|false|null|~)$/i.test(text) || /^\d+(:\d+)+$/.test(text);
}

function above(document: Document, section: string, lines: readonly string[]): void {
  if (!isMap(document.contents)) return;
  const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === section);
  if (isScalar(pair?.key)) pair.key.commentBefore = lines.map((line) => ` ${line}`).join("\n");
}

function wrapped(text: string): string[] {
  const lines = text.match(new RegExp(`\\S.{0,${WIDTH - 1}}(?=\\s|$)`, "g")) ?? [];
  return lines.map((line) => line.trim());
}
