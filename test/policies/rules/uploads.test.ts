import { beforeAll, describe, expect, it } from "vitest";
import { dig, type Resource, UNKNOWN, type Value, type ValueMap } from "../../../graph/index.ts";
import { judge } from "../../../policies/index.ts";
import { largeBodiesOnlyAtUploads } from "../../../policies/rules/edge/large-bodies-only-at-uploads.ts";
import { added, type Home, home as homeOf, set } from "./almendro.ts";

const ACL = "WebAcl::almendro";
const BALANCER = "LoadBalancer::almendro";
const COMMON = "rules.2";
const GUARD = "rules.7";
const SIGNS = `${GUARD}.statement.andStatement.statements.0.orStatement.statements`;
/** The first exception: its path as sent and as it reads, its method, and its length. */
const SPARED = `${GUARD}.statement.andStatement.statements.1.notStatement.statement.andStatement.statements`;
const [SENT, READS, METHOD, LENGTH] = [0, 1, 2, 3].map((at) => `${SPARED}.${at}`);
const PAGE =
  "rules.7.statement.andStatement.statements.1.notStatement.statement.andStatement.statements.0.byteMatchStatement";
const SIZE = "SizeRestrictions_BODY";
const COUNTED = [SIZE, "CrossSiteScripting_BODY", "GenericLFI_BODY", "SQLi_BODY"];
const remedy =
  "for each rule of AWS's that counts, block what it would have blocked in a later rule that leaves out the product's uploads alone, and set desyncMitigationMode to strictest";
const fails = (...faults: readonly string[]) => [
  `almendro fail: almendro takes large bodies anywhere, since ${faults.join(" and ")}: ${remedy}.`,
];
const open = (...names: readonly string[]) =>
  fails(...names.map((name) => `what ${name} counts isn't blocked outside the product's uploads`));

let home: Home;
let clinic: Home;
beforeAll(async () => {
  home = await homeOf("almendro");
  clinic = await homeOf("cedar-hollow");
});
const complaints = (path: string | undefined, value: Value | undefined) =>
  home.complaints(largeBodiesOnlyAtUploads, set(ACL, path ?? "", value));
const acl = () => home.subject.graph.resources.find(({ type }) => type === "aws:wafv2/webAcl:WebAcl") as Resource;
/** The same home whose product says something else of where it takes files. */
function selling(uploads: Home["subject"]["product"]["uploads"]): readonly string[] {
  const { subject } = home;
  return home.of({ ...subject, product: { ...subject.product, uploads } }).complaints(largeBodiesOnlyAtUploads);
}
describe("what is too long to be looked at gets in", () => {
  it("where the product takes files, up to the size that it says", () => {
    expect(home.says(largeBodiesOnlyAtUploads)).toEqual([
      "almendro pass: almendro takes bodies over 8 kB by POST /documents/ up to 25 MB and POST /api/documents/ up to 25 MB alone, and sees the first 8 kB of them.",
    ]);
    expect(clinic.says(largeBodiesOnlyAtUploads)).toEqual([
      "cedar-hollow pass: cedar-hollow takes bodies over 8 kB by POST /controller.php up to 30 MB alone, and sees the first 8 kB of them.",
    ]);
  });

  it("nowhere, where the product takes none", async () => {
    const none = await homeOf("fjordbevegelse");
    expect(none.says(largeBodiesOnlyAtUploads)).toEqual([
      "fjordbevegelse pass: fjordbevegelse turns away every body over 8 kB.",
    ]);
  });

  it.each<[string, string | undefined, Value | undefined]>([
    ["at every path", `${SENT}.byteMatchStatement.searchString`, "/"],
    ["at a shorter beginning", `${READS}.byteMatchStatement.searchString`, "/docu"],
    ["wherever a path goes in the end", `${READS}.byteMatchStatement.textTransformations`, []],
    ["wherever it ends so", `${SENT}.byteMatchStatement.positionalConstraint`, "CONTAINS"],
    ["by whatever else a request says", `${SENT}.byteMatchStatement.fieldToMatch`, { queryString: {} }],
    ["by another method", `${METHOD}.byteMatchStatement.searchString`, "GET"],
    ["by what else a request says", `${METHOD}.byteMatchStatement.fieldToMatch`, { queryString: {} }],
    ["by any method", METHOD, { geoMatchStatement: { countryCodes: ["ES"] } }],
    ["up to ten times the size", `${LENGTH}.regexMatchStatement.regexString`, "^([0-9]{1,9})$"],
    ["one byte above the size", `${LENGTH}.regexMatchStatement.regexString`, "^(25000001)$"],
    ["up to any size", `${LENGTH}.regexMatchStatement.regexString`, "^[0-9]+$"],
    ["up to a size that nobody can read", `${LENGTH}.regexMatchStatement.regexString`, "^(\\d{1,7})$"],
    ["up to a size of many more digits", `${LENGTH}.regexMatchStatement.regexString`, "^([0-9]{1,12})$"],
    ["of a size of many digits", `${LENGTH}.regexMatchStatement.regexString`, "^([0-9]{12})$"],
    ["of a size of ten digits or eleven", `${LENGTH}.regexMatchStatement.regexString`, "^([0-9]{10,11})$"],
    ["up to the size or any other", `${LENGTH}.regexMatchStatement.regexString`, "^([0-9]{1,7})$|^[0-9]+$"],
    ["up to any size or that one", `${LENGTH}.regexMatchStatement.regexString`, "^[0-9]+$|^([0-9]{1,7})$"],
    ["with a size and whatever follows", `${LENGTH}.regexMatchStatement.regexString`, "^([0-9]{1,7}.*)$"],
    ["with a size and whatever is before", `${LENGTH}.regexMatchStatement.regexString`, "^(.*[0-9])$"],
    ["with a size somewhere in it", `${LENGTH}.regexMatchStatement.regexString`, "([0-9]{1,7})"],
    ["without a size", LENGTH, { geoMatchStatement: { countryCodes: ["ES"] } }],
    [
      "up to the size that another header says",
      `${LENGTH}.regexMatchStatement.fieldToMatch.singleHeader.name`,
      "x-length",
    ],
    ["in chunks", `${LENGTH}.regexMatchStatement.textTransformations`, [{ priority: 0, type: "COMPRESS_WHITE_SPACE" }]],
    ["everywhere but there", `${GUARD}.statement.andStatement.statements.1`, { geoMatchStatement: {} }],
    ["while it is only counted", `${GUARD}.action`, { count: {} }],
    ["before anybody looked", `${GUARD}.priority`, 25],
    ["with nothing in the place of AWS's rule", GUARD, { name: "none", priority: 80, action: { block: {} } }],
  ])("and not %s", (_, path, value) => {
    expect(complaints(path, value)).toEqual(open(...COUNTED));
  });

  it("at a path that is read in that order alone: first as it is meant, then without its detours", () => {
    const changes = (decode: number, normalize: number) => [
      { priority: decode, type: "URL_DECODE" },
      { priority: normalize, type: "NORMALIZE_PATH" },
    ];
    const at = `${READS}.byteMatchStatement.textTransformations`;
    expect(complaints(at, changes(1, 0))).toEqual(open(...COUNTED));
    expect(complaints(at, changes(0, 1).reverse())).toEqual([]);
  });

  it("unseen past its first 8 kB, as the verdict says", () => {
    const [verdict] = judge([{ ...largeBodiesOnlyAtUploads, premises: [] }], home.subject);
    expect(verdict?.facts).toEqual({
      uploads: ["POST /documents/ up to 25 MB", "POST /api/documents/ up to 25 MB"],
      unseen: "what such a body holds past its first 8,192 bytes",
      counting: COUNTED,
    });
  });

  it("and not what only one of AWS's rules would have stopped", () => {
    expect(complaints(`${GUARD}.priority`, 45)).toEqual(open("SQLi_BODY"));
    const size = `${SIGNS}.0.sizeConstraintStatement`;
    expect(complaints(`${size}.fieldToMatch.body.oversizeHandling`, "CONTINUE")).toEqual(open(SIZE));
    expect(complaints(`${size}.size`, 16_384)).toEqual(open(SIZE));
    expect(complaints(`${size}.comparisonOperator`, "LT")).toEqual(open(SIZE));
    expect(complaints(`${size}.comparisonOperator`, "GE")).toEqual([]);
    const sign = dig(acl().inputs, `${SIGNS}.0`);
    expect(complaints(SIGNS.replace(".orStatement.statements", ""), sign)).toEqual(open(...COUNTED.slice(1)));
    const label = "awswaf:managed:aws:core-rule-set:CrossSiteScripting_BODY";
    expect(complaints(`${SIGNS}.1.labelMatchStatement.key`, label)).toEqual(open("CrossSiteScripting_BODY"));
    expect(complaints(`${SIGNS}.2.labelMatchStatement.scope`, "NAMESPACE")).toEqual(open("GenericLFI_BODY"));
    expect(complaints(`${SIGNS}.3`, { geoMatchStatement: {} })).toEqual(open("SQLi_BODY"));
  });

  it("and not where another product would take it", () => {
    const [first, second] = home.subject.product.uploads;
    if (!first || !second) throw new Error("OpenHR takes files at two places");
    expect(selling([first])).toEqual(open(...COUNTED));
    expect(selling([])).toEqual(open(...COUNTED));
    expect(selling([first, { ...second, largest: "24 MB" }])).toEqual(open(...COUNTED));
    expect(selling([first, { ...second, method: "PUT" }])).toEqual(open(...COUNTED));
    expect(selling([first, { ...second, path: "/api/documents/new" }])).toEqual(open(...COUNTED));
    expect(selling([first, { ...second, largest: "1 GB" }])).toEqual([]);
  });

  it("and not beneath what is one page", () => {
    const acl = "WebAcl::cedar-hollow";
    const wider = set(acl, `${PAGE}.positionalConstraint`, "STARTS_WITH");
    expect(clinic.complaints(largeBodiesOnlyAtUploads, wider)).toHaveLength(1);
    const other = set(acl, `${PAGE}.searchString`, "/controller");
    expect(clinic.complaints(largeBodiesOnlyAtUploads, other)).toHaveLength(1);
  });

  it("of fewer people, too, and by a rule that is a resource of its own", () => {
    const spared = dig(acl().inputs, SPARED) as readonly Value[];
    expect(complaints(SPARED, [...spared, { geoMatchStatement: { countryCodes: ["ES"] } }])).toEqual([]);
    const guard = dig(acl().inputs, GUARD) as ValueMap;
    const apart = added("aws:wafv2/webAclRule:WebAclRule", "apart", guard, { webAclArn: ACL });
    expect(home.complaints(largeBodiesOnlyAtUploads, set(ACL, GUARD, {}), apart)).toEqual([]);
  });

  it("and not what a rule of AWS's would have stopped that files don't set off", () => {
    const overrides = `${COMMON}.statement.managedRuleGroupStatement.ruleActionOverrides.3`;
    expect(complaints(overrides, { name: "Log4JRCE_BODY", actionToUse: { count: {} } })).toEqual(open("Log4JRCE_BODY"));
  });

  it("and not by a request that tells its length in two ways", () => {
    expect(home.complaints(largeBodiesOnlyAtUploads, set(BALANCER, "desyncMitigationMode", "defensive"))).toEqual(
      fails("almendro takes requests that tell their length in two ways"),
    );
  });

  it("which nobody knows while the rules, or the load balancer's mode, aren't known", () => {
    const unknown = (what: string) => [
      `almendro unproven: ${what} of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ];
    expect(complaints("rules", UNKNOWN)).toEqual(unknown("rules"));
    const mode = set(BALANCER, "desyncMitigationMode", UNKNOWN);
    expect(home.complaints(largeBodiesOnlyAtUploads, mode)).toEqual(unknown("desyncMitigationMode"));
  });
});
