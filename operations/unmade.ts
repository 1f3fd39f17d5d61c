import type { ServiceError } from "@grpc/grpc-js";
import resources from "@pulumi/pulumi/proto/resource_pb.js";
import { getMonitor } from "@pulumi/pulumi/runtime/settings.js";
import type { Graph, Resource } from "../graph/index.ts";

type Named = Pick<Resource, "parent" | "type" | "name">;
type Answer = (error: ServiceError | null, response: resources.RegisterResourceResponse) => void;

/**
 * Has the program that runs now declare to the engine only what stands, as of a tenant that failed on its way up: in a run
 * about some of its things the engine would make every provider it hears of, and hand what was never made on as if it
 * were known. What doesn't stand is answered as skipped, so that all of it stays unknown.
 */
export function declareStanding(declared: Graph, stands: ReadonlySet<string>): void {
  const unmade = declared.resources.filter(({ urn, custom }) => custom && !stands.has(urn));
  const monitor = getMonitor();
  if (unmade.length === 0 || monitor === undefined) return;
  const urns = new Map(unmade.map((one) => [keyOf(one), one.urn]));
  const register = monitor.registerResource.bind(monitor);
  const registerOrSkip = (request: resources.RegisterResourceRequest, answer: Answer) => {
    const [parent, type, name] = [request.getParent(), request.getType(), request.getName()];
    const urn = urns.get(keyOf({ parent, type, name }));
    if (urn === undefined) register(request, answer);
    else answer(null, skipped(urn));
  };
  Object.assign(monitor, { registerResource: registerOrSkip });
}

function skipped(urn: string): resources.RegisterResourceResponse {
  const response = new resources.RegisterResourceResponse();
  response.setUrn(urn);
  response.setResult(resources.Result.SKIP);
  return response;
}

const keyOf = ({ parent, type, name }: Named): string => [parent, type, name].join("|");
