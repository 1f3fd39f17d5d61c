import type { EnforcementLevel, Policies } from "@pulumi/policy";
import services from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";

type Request = InstanceType<typeof analyzer.ConfigureAnalyzerRequest>;
/** As people configure them, from the weakest on, each with its number on the wire. */
const LEVELS: readonly (readonly [EnforcementLevel, 0 | 1 | 2 | 3])[] = [
  ["disabled", analyzer.EnforcementLevel.DISABLED],
  ["advisory", analyzer.EnforcementLevel.ADVISORY],
  ["mandatory", analyzer.EnforcementLevel.MANDATORY],
  ["remediate", analyzer.EnforcementLevel.REMEDIATE],
];

/** One policy that somebody wanted weaker than it is. */
export interface Weakened {
  readonly policy: string;
  readonly asked: EnforcementLevel;
  readonly stays: EnforcementLevel;
}

/**
 * Takes a pack's configuration as it comes in, and leaves every policy at least as strict as it is: what isn't to be kept
 * for a while takes a waiver. The SDK skips a disabled policy without telling it, so this is done where messages are read.
 * @param refused comes to hold what was asked for and isn't obeyed, when the engine configures the pack
 */
export function keepLevels(policies: Policies, refused: Weakened[]): void {
  const own = new Map(policies.map(({ name, enforcementLevel = "mandatory" }) => [name, enforcementLevel]));
  const { configure } = services.AnalyzerService as unknown as {
    configure: { requestDeserialize(wire: Buffer): Request };
  };
  const read = configure.requestDeserialize;
  configure.requestDeserialize = (wire) => {
    const request = read(wire);
    refused.splice(0, refused.length, ...strengthened(request, own));
    return request;
  };
}

/** Sets every policy that is to be weaker to its own level, and says which those are. */
function strengthened(request: Request, own: ReadonlyMap<string, EnforcementLevel>): readonly Weakened[] {
  return [...own].flatMap(([policy, stays]) => {
    const config = request.getPolicyconfigMap().get(policy);
    if (config === undefined) return [];
    const asked = LEVELS.findIndex(([, wire]) => wire === config.getEnforcementlevel());
    const least = LEVELS.findIndex(([level]) => level === stays);
    if (asked >= least) return [];
    config.setEnforcementlevel(LEVELS[least]?.[1] ?? analyzer.EnforcementLevel.MANDATORY);
    return [{ policy, asked: LEVELS[asked]?.[0] ?? "disabled", stays }];
  });
}
