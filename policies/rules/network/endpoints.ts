import { type Graph, type Resource, referrers } from "../../../graph/index.ts";
import { flag, text } from "../../read.ts";

export const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** Services that calls from inside a VPC reach in private. */
export const answeredIn = (graph: Graph, vpc: Resource): readonly string[] =>
  referrers(graph, ENDPOINT, "vpcId", vpc).filter(takesTheName).map(serviceOf);

/** The service of an endpoint, such as `ecr.api`. */
export const serviceOf = (endpoint: Resource): string =>
  text(endpoint, "serviceName")?.replace(/^.*amazonaws\.[^.]+\./, "") ?? "a service";

/** Whether calls to the service by its usual name come to the endpoint; those to a gateway are led there by routes. */
const takesTheName = (endpoint: Resource): boolean =>
  text(endpoint, "vpcEndpointType") !== "Interface" || flag(endpoint, "privateDnsEnabled") === true;
