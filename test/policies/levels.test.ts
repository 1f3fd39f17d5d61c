import services from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { afterEach, expect, test } from "vitest";
import { keepLevels, type Weakened } from "../../policies/pack/levels.ts";

type Request = InstanceType<typeof analyzer.ConfigureAnalyzerRequest>;
const { configure } = services.AnalyzerService as unknown as {
  configure: { requestDeserialize(wire: Buffer): Request };
};
const read = configure.requestDeserialize;
afterEach(() => {
  configure.requestDeserialize = read;
});

const { ADVISORY, DISABLED, MANDATORY, REMEDIATE } = analyzer.EnforcementLevel;

test("a pack is configured stricter, and no policy of it weaker", () => {
  const policy = { description: "", validateStack: () => {} };
  const refused: Weakened[] = [];
  keepLevels(
    [
      { ...policy, name: "one", enforcementLevel: "mandatory" },
      { ...policy, name: "two", enforcementLevel: "mandatory" },
      { ...policy, name: "hint", enforcementLevel: "advisory" },
      { ...policy, name: "reads", enforcementLevel: "remediate" },
      { ...policy, name: "unsaid", enforcementLevel: "mandatory" },
    ],
    refused,
  );
  const request = new analyzer.ConfigureAnalyzerRequest();
  const asked = { one: ADVISORY, two: DISABLED, hint: MANDATORY, reads: MANDATORY, others: DISABLED };
  for (const [name, level] of Object.entries(asked)) {
    const config = new analyzer.PolicyConfig();
    config.setEnforcementlevel(level);
    request.getPolicyconfigMap().set(name, config);
  }
  const heard = configure.requestDeserialize(Buffer.from(request.serializeBinary()));
  const levels = [...heard.getPolicyconfigMap().entries()].map(([name, config]) => [
    name,
    config.getEnforcementlevel(),
  ]);
  expect(Object.fromEntries(levels)).toEqual({
    one: MANDATORY,
    two: MANDATORY,
    hint: MANDATORY,
    reads: REMEDIATE,
    others: DISABLED,
  });
  expect(refused).toEqual([
    { policy: "one", asked: "advisory", stays: "mandatory" },
    { policy: "two", asked: "disabled", stays: "mandatory" },
    { policy: "reads", asked: "mandatory", stays: "remediate" },
  ]);
});
