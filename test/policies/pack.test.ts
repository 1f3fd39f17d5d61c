import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Graph, graphOf, type Resource, UNKNOWN, type Value } from "../../graph/index.ts";
import { judge, pass, type Rule, rules, unproven, type Verdict } from "../../policies/index.ts";
import { Bench } from "../../policies/pack/bench.ts";
import { policiesOf } from "../../policies/pack/policies.ts";
import { changed, graph, made, subject, TENANT, urn } from "./subject.ts";

interface Violation {
  readonly policy: string;
  readonly urn: string;
  readonly message: string;
  readonly mandatory: boolean;
}

type Handler = (call: { request: unknown }, answer: (error: Error | null, response: Response) => void) => void;
interface Response {
  getDiagnosticsList(): ReturnType<typeof diagnostic>[];
  getRemediationsList(): unknown[];
}
declare const diagnostic: () => {
  getPolicyname(): string;
  getUrn(): string;
  getMessage(): string;
  getEnforcementlevel(): number;
};
type Make = (name: string, version: string, level: string, policies: unknown) => Handler;

/** The handlers that the engine itself calls. */
const handlers = createRequire(import.meta.url)("@pulumi/policy/server.js") as Record<
  "makeRemediateRpcFun" | "makeAnalyzeStackRpcFun",
  Make
>;
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_WIRE = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value: "correct horse" };
const UNKNOWN_WIRE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const wire = (value: Value | undefined): unknown =>
  JSON.parse(JSON.stringify(value ?? null), (_, inner) => {
    if (inner?.$unknown) return UNKNOWN_WIRE;
    return inner?.$secret ? SECRET_WIRE : inner;
  });

const answered = (handler: Handler, request: unknown): Promise<Response> =>
  new Promise((resolve, reject) =>
    handler({ request }, (error, response) => (error ? reject(error) : resolve(response))),
  );

/** Shows a plan to the pack as the engine does: every resource, then the whole stack, whose properties may be missing. */
async function shown(plan: Graph, policies = policiesOf(rules, benchOn())): Promise<readonly Violation[]> {
  const note = handlers.makeRemediateRpcFun("domicile", "0.1.0", "mandatory", policies);
  for (const resource of plan.resources) {
    const request = new analyzer.AnalyzeRequest();
    describeResource(request, resource, plan);
    expect((await answered(note, request)).getRemediationsList()).toEqual([]);
  }
  return judged(plan, policies);
}

async function judged(plan: Graph, policies: ReturnType<typeof policiesOf>): Promise<readonly Violation[]> {
  const request = new analyzer.AnalyzeStackRequest();
  request.setResourcesList(plan.resources.map((resource) => stackResource(resource, plan)));
  const judge = handlers.makeAnalyzeStackRpcFun("domicile", "0.1.0", "mandatory", policies);
  return (await answered(judge, request)).getDiagnosticsList().map((found) => ({
    policy: found.getPolicyname(),
    urn: found.getUrn(),
    message: found.getMessage(),
    mandatory: found.getEnforcementlevel() === analyzer.EnforcementLevel.MANDATORY,
  }));
}

type Described = InstanceType<typeof analyzer.AnalyzeRequest> | InstanceType<typeof analyzer.AnalyzerResource>;

function describeResource(to: Described, resource: Resource, plan: Graph): void {
  to.setUrn(resource.urn);
  to.setType(resource.type);
  to.setName(resource.name);
  to.setProperties(struct.Struct.fromJavaScript(wire(resource.inputs) as Record<string, struct.JavaScriptValue>));
  to.setOptions(new analyzer.AnalyzerResourceOptions());
  const provider = resource.provider === null ? undefined : plan.byUrn.get(resource.provider);
  if (!provider) return;
  const described = new analyzer.AnalyzerProviderResource();
  described.setUrn(provider.urn);
  described.setType(provider.type);
  described.setName(provider.name);
  described.setProperties(new struct.Struct());
  to.setProvider(described);
}

function stackResource(resource: Resource, plan: Graph): InstanceType<typeof analyzer.AnalyzerResource> {
  const described = new analyzer.AnalyzerResource();
  describeResource(described, { ...resource, inputs: {} }, plan);
  described.setDependenciesList([...resource.dependsOn]);
  for (const [property, urns] of Object.entries(resource.refs)) {
    const to = new analyzer.AnalyzerPropertyDependencies();
    to.setUrnsList([...urns]);
    described.getPropertydependenciesMap().set(property, to);
  }
  return described;
}

function benchOn(judging: readonly Rule[] = rules): Bench {
  return new Bench(judging, async () => (plan) => ({ ...subject(), graph: plan }));
}

const KEY = "aws:kms/key:Key";
const key = made(KEY, "key", { policy: "{}" });
const logs = made(
  "aws:cloudwatch/logGroup:LogGroup",
  "logs",
  { kmsKeyId: UNKNOWN },
  { refs: { kmsKeyId: [`${KEY}::key`] } },
);
const login = made("aws:ssm/parameter:Parameter", "login", { type: "SecureString", value: { $secret: true } as Value });
const plan = graph(key, logs, login, changed(made("aws:sqs/queue:Queue", "far"), "region", "us-east-1"));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-"));
  process.env.DOMICILE_VERDICTS = join(folder, "verdicts.json");
});
afterEach(() => {
  delete process.env.DOMICILE_VERDICTS;
  rmSync(folder, { recursive: true });
});
const kept = (): Verdict[] => JSON.parse(readFileSync(join(folder, "verdicts.json"), "utf8"));

describe("the pack", () => {
  test("judges as the captured plan is judged, though stack policies see no inputs", async () => {
    await shown(plan);
    expect(kept()).toEqual(judge(rules, { ...subject(), graph: plan }));
  });

  test("refuses by the rule's own name, on the resource, in a sentence with the fix", async () => {
    const violation = (await shown(plan)).find(({ policy, urn }) => policy === "resource-region-allowed" && urn !== "");
    expect(violation).toMatchObject({ urn: urn("aws:sqs/queue:Queue", "far"), mandatory: true });
    expect(violation?.message).toMatch(
      /far is in us-east-1, where nothing of this customer may be: declare it through/,
    );
  });

  test("tells secrets from plain text, and says neither", async () => {
    const violations = await shown(plan);
    expect(violations.map(({ policy }) => policy)).not.toContain("no-plaintext-secrets");
    expect(JSON.stringify([violations, kept()])).not.toContain("correct horse");
    const open = await shown(graph(changed(login, "value", "correct horse")));
    expect(open.map(({ policy }) => policy)).toContain("no-plaintext-secrets");
    expect(JSON.stringify([open, kept()])).not.toContain("correct horse");
  });

  test("takes what `pulumi policy analyze` blotted out in a state for the secret that it is", async () => {
    const violations = await shown(graph(changed(login, "value", "[secret]")));
    expect(violations.map(({ policy }) => policy)).not.toContain("no-plaintext-secrets");
  });

  test("knows by the urns alone whose stack it judges", async () => {
    const places: unknown[] = [];
    const bench = new Bench(rules, async (place) => {
      places.push(place);
      return (plan) => ({ ...subject(), graph: plan });
    });
    await judged(graph(key), policiesOf(rules, bench));
    expect(places).toEqual([{ project: "domicile", stack: "almendro" }]);
    const [violation] = await judged(graphOf("domicile", "almendro", []), policiesOf(rules, benchOn()));
    expect(violation?.message).toMatch(
      "nothing could be judged: there is no resource, so nobody knows whose stack it is",
    );
  });

  test("proves nothing of a resource whose inputs it was never shown", async () => {
    const policies = policiesOf(rules, benchOn());
    const violations = await judged(graph(logs, key), policies);
    const on = violations.filter(({ policy }) => policy === "resource-region-allowed").map(({ urn }) => urn);
    expect(on).toEqual([key.urn, logs.urn, TENANT.urn].sort());
    expect(
      kept().find(({ rule, resource }) => rule === "resource-region-allowed" && resource === logs.urn),
    ).toMatchObject({
      outcome: "unproven",
    });
  });

  test("judges each run by its own plan", async () => {
    const policies = policiesOf(rules, benchOn());
    await shown(plan, policies);
    expect(kept().some(({ resource }) => resource === urn("aws:sqs/queue:Queue", "far"))).toBe(true);
    await shown(graph(key), policies);
    expect(kept().some(({ resource }) => resource === urn("aws:sqs/queue:Queue", "far"))).toBe(false);
  });

  test("lets no rule take the others with it", async () => {
    const broken = rules.slice(0, 1).map((rule) => ({
      ...rule,
      check: () => {
        throw new Error("oh");
      },
    }));
    const policies = policiesOf([...broken, ...rules.slice(1)], benchOn([...broken, ...rules.slice(1)]));
    const violations = await shown(plan, policies);
    expect(violations.find(({ policy }) => policy === "resource-region-allowed")?.message).toMatch(
      "itself failed (oh)",
    );
    expect(violations.map(({ policy }) => policy)).toContain("no-region-escape-properties");
  });

  test("refuses what is unproven, what went wrong and what rests on either, like a failure", async () => {
    const [first] = rules;
    if (first === undefined) throw new Error("There are no rules");
    const named = (name: string, check: Rule["check"], premises: readonly string[] = []): Rule => ({
      ...first,
      name,
      check,
      premises,
    });
    const judging = [
      named("good", () => [pass(null, "it holds")]),
      named("none", () => []),
      named("open", () => [unproven(null, "who knows")]),
      named("broken", () => {
        throw new Error("oh");
      }),
      named("resting", () => [pass(null, "it holds")], ["open"]),
    ];
    const violations = await shown(plan, policiesOf(judging, benchOn(judging)));
    expect(violations.map(({ policy, mandatory, message }) => [policy, mandatory, message.split("\n").at(-1)])).toEqual(
      [
        ["open", true, `who knows, so it can't be proved: ${first.remedy}.`],
        ["broken", true, "the rule broken itself failed (oh), so nothing is proved."],
        ["resting", true, "it holds, but this counts only where open holds, and it doesn't."],
      ],
    );
    expect(
      kept()
        .filter(({ resource }) => resource === null)
        .map(({ rule, outcome }) => [rule, outcome]),
    ).toEqual([
      ["broken", "error"],
      ["good", "pass"],
      ["none", "not-applicable"],
      ["open", "unproven"],
      ["resting", "unproven"],
    ]);
  });

  test("refuses by every rule when the tenant can't be read", async () => {
    const lost = new Bench(rules, () => Promise.reject(new Error("tenants/almendro.yaml is missing")));
    const violations = await shown(plan, policiesOf(rules, lost));
    expect(violations.map(({ policy }) => policy)).toEqual(rules.map(({ name }) => name));
    expect(violations[0]?.message).toMatch("nothing could be judged: tenants/almendro.yaml is missing");
  });

  test("keeps its verdicts for their reader alone, whole", async () => {
    await shown(plan);
    expect(readdirSync(folder)).toEqual(["verdicts.json"]);
    expect(statSync(join(folder, "verdicts.json")).mode & 0o777).toBe(0o600);
  });
});
