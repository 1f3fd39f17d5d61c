import type {
  RegisterResourceRequest,
  RegisterResourceResponse as Response,
} from "@pulumi/pulumi/proto/resource_pb.js";
import resources from "@pulumi/pulumi/proto/resource_pb.js";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks.js";
import type { Resource } from "./graph.ts";
import { sourceFile } from "./source.ts";
import { inputsOf, providerUrn } from "./wire.ts";

type Answer<T> = (error: Error | null, response: T | undefined) => void;

const ROOT_TYPE = "pulumi:pulumi:Stack";

/** The SDK puts every answer into a message for its own log: without this, all inputs spelt out once more. */
class Registered extends resources.RegisterResourceResponse {
  override toString(): string {
    return this.getUrn();
  }
}

/**
 * Stands where the engine stands and writes down what a program asks for. It answers as a preview does: a resource's
 * inputs come back as its outputs, and everything that only the cloud could tell stays unknown.
 */
export class Recorder extends MockMonitor {
  readonly recorded = new Map<string, Resource>();
  readonly #place: { readonly project: string; readonly stack: string; readonly root: string };
  readonly #files = new Map<string, string | null>();

  constructor(place: { readonly project: string; readonly stack: string; readonly root: string }) {
    super({ newResource: ({ inputs }) => ({ id: undefined, state: inputs }), call: () => ({}) });
    this.#place = place;
  }

  override async registerResource(request: RegisterResourceRequest, answer: Answer<Response>): Promise<void> {
    const resource = this.#resource(request);
    if (this.recorded.has(resource.urn)) {
      return answer(refusal(`two resources have the type and name of ${resource.urn}: rename one`), undefined);
    }
    this.recorded.set(resource.urn, resource);
    const response = new Registered();
    response.setUrn(resource.urn);
    response.setObject(request.getObject());
    answer(null, response);
  }

  override async readResource(request: { getType(): string; getName(): string }, answer: Answer<never>): Promise<void> {
    const what = `${request.getName()} (${request.getType()})`;
    answer(refusal(`${what} is read from the cloud: declare it or name it instead`), undefined);
  }

  override async invoke(request: { getTok(): string }, answer: Answer<never>): Promise<void> {
    answer(refusal(`the program asks the cloud for ${request.getTok()}: take it from law or platform`), undefined);
  }

  override registerResourceOutputs(_request: unknown, answer: Answer<object>): void {
    answer(null, {});
  }

  #resource(request: RegisterResourceRequest): Resource {
    const type = request.getType();
    const parent = request.getParent();
    return {
      urn: this.#urn(parent, type, request.getName()),
      type,
      name: request.getName(),
      custom: request.getCustom(),
      parent: parent === "" ? null : parent,
      provider: providerUrn(request.getProvider()),
      protect: request.getProtect() ?? false,
      retainOnDelete: request.getRetainondelete() ?? false,
      inputs: inputsOf(type, request.getObject()?.toJavaScript() ?? {}),
      refs: references(request),
      dependsOn: [...request.getDependenciesList()].sort(),
      source: this.#source(request),
    };
  }

  /** As the engine builds it: the types of all ancestors, the stack itself left out. */
  #urn(parent: string, type: string, name: string): string {
    const above = parent.split("::")[2] ?? ROOT_TYPE;
    const chain = above === ROOT_TYPE ? type : `${above}$${type}`;
    return `urn:pulumi:${this.#place.stack}::${this.#place.project}::${chain}::${name}`;
  }

  #source(request: RegisterResourceRequest): Resource["source"] {
    for (const frame of request.getStacktrace()?.getFramesList() ?? []) {
      const uri = frame.getPc()?.getUri();
      const file = uri === undefined ? null : this.#file(uri);
      if (file !== null) return { file, line: frame.getPc()?.getLine() ?? 0 };
    }
    return null;
  }

  #file(uri: string): string | null {
    const known = this.#files.get(uri);
    if (known !== undefined) return known;
    const file = sourceFile(uri, this.#place.root);
    this.#files.set(uri, file);
    return file;
  }
}

/** An error as the SDK expects it from an engine: it reads the sentence from `details` at some calls. */
const refusal = (details: string): Error => Object.assign(new Error(details), { details });

function references(request: RegisterResourceRequest): Resource["refs"] {
  const entries = [...request.getPropertydependenciesMap().entries()] as [string, { getUrnsList(): string[] }][];
  const referring = entries.map(([property, to]) => [property, to.getUrnsList().sort()] as const);
  return Object.fromEntries(referring.filter(([, urns]) => urns.length > 0).sort());
}
