import type {
  ReadResourceRequest,
  RegisterResourceRequest,
  ResourceCallRequest,
  ResourceInvokeRequest,
  RegisterResourceResponse as Response,
} from "@pulumi/pulumi/proto/resource_pb.js";
import resources from "@pulumi/pulumi/proto/resource_pb.js";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks.js";
import { compare } from "./find.ts";
import { chainOf, Given } from "./given.ts";
import type { Resource } from "./graph.ts";
import { sayPlace, sourceFile } from "./source.ts";
import { inputsOf, providerUrn } from "./wire.ts";

type Answer<T> = (error: Error | null, response: T | undefined) => void;

type Traced = Pick<RegisterResourceRequest, "getStacktrace">;

/** What calls a program is no part of it. */
const RUNNER = "graph/capture.ts";
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
  readonly given = new Given((chain, name) => this.#urnOf(chain, name));
  /** The first thing that a program may not do and did. */
  refused: { readonly say: string; readonly source: Resource["source"] } | undefined;
  readonly #place: { readonly project: string; readonly stack: string; readonly root: string };
  readonly #files = new Map<string, string | null>();

  constructor(place: { readonly project: string; readonly stack: string; readonly root: string }) {
    super({ newResource: ({ inputs }) => ({ id: undefined, state: inputs }), call: () => ({}) });
    this.#place = place;
  }

  override async registerResource(request: RegisterResourceRequest, answer: Answer<Response>): Promise<void> {
    const resource = this.#resource(request);
    const other = this.recorded.get(resource.urn);
    const refused = other === undefined ? madeElsewhere(request) : saidTwice(other, this.#callers(request));
    if (refused !== null) return answer(this.#refuse(refused, request), undefined);
    this.recorded.set(resource.urn, resource);
    const response = new Registered();
    response.setUrn(resource.urn);
    response.setObject(request.getObject());
    answer(null, response);
  }

  override async readResource(request: ReadResourceRequest, answer: Answer<never>): Promise<void> {
    answer(
      this.#refuse(`${nameOf(request)} is read from the cloud: declare it or name it instead`, request),
      undefined,
    );
  }

  override async invoke(request: ResourceInvokeRequest, answer: Answer<never>): Promise<void> {
    const asked = `the program asks the cloud for ${request.getTok()}`;
    answer(this.#refuse(`${asked}: take it from law or platform`, request), undefined);
  }

  call(request: ResourceCallRequest, answer: Answer<never>): void {
    const asked = `the program calls ${request.getTok()}`;
    answer(this.#refuse(`${asked}, which only a provider answers: say its result instead`, request), undefined);
  }

  registerResourceHook(request: { getName(): string }, answer: Answer<never>): void {
    const asked = `the program has the hook ${request.getName()}`;
    answer(this.#refuse(`${asked}, which only an engine runs: leave it out`, null), undefined);
  }

  override registerResourceOutputs(_request: unknown, answer: Answer<object>): void {
    answer(null, {});
  }

  /** An error as the SDK expects it from an engine: it reads the sentence from `details` at some calls. */
  #refuse(details: string, request: Traced | null): Error {
    this.refused ??= { say: details, source: request && this.#source(request) };
    return Object.assign(new Error(details), { details });
  }

  #resource(request: RegisterResourceRequest): Resource {
    const type = request.getType();
    const parent = request.getParent();
    const above = parent.split("::")[2];
    const urn = this.#urnOf(chainOf(above === ROOT_TYPE ? undefined : above, type), request.getName());
    const taken = this.given.takenOf(urn);
    return {
      urn,
      type,
      name: request.getName(),
      custom: request.getCustom(),
      parent: parent === "" ? null : parent,
      provider: providerUrn(request.getProvider()),
      protect: request.getProtect() ?? false,
      retainOnDelete: request.getRetainondelete() ?? false,
      inputs: sorted({ ...taken.inputs, ...inputsOf(type, request.getObject()?.toJavaScript() ?? {}) }),
      refs: sorted({ ...taken.refs, ...references(request) }),
      dependsOn: [...new Set([request.getDependenciesList(), ...Object.values(taken.refs)].flat())].sort(),
      source: this.#source(request),
    };
  }

  #urnOf(chain: string, name: string): string {
    return `urn:pulumi:${this.#place.stack}::${this.#place.project}::${chain}::${name}`;
  }

  #source(request: Traced): Resource["source"] {
    return this.#callers(request).next().value ?? null;
  }

  /** The lines of the project's own by which a request came about, the innermost first. */
  *#callers(request: Traced): Generator<NonNullable<Resource["source"]>> {
    for (const frame of request.getStacktrace()?.getFramesList() ?? []) {
      const uri = frame.getPc()?.getUri();
      const file = uri === undefined ? null : this.#file(uri);
      if (file === RUNNER) return;
      if (file !== null) yield { file, line: frame.getPc()?.getLine() ?? 0 };
    }
  }

  #file(uri: string): string | null {
    const known = this.#files.get(uri);
    if (known !== undefined) return known;
    const file = sourceFile(uri, this.#place.root);
    this.#files.set(uri, file);
    return file;
  }
}

const nameOf = (request: ReadResourceRequest | RegisterResourceRequest) =>
  `${request.getName()} (${request.getType()})`;

function saidTwice({ name, type, source }: Resource, again: Iterable<Resource["source"]>): string {
  const by = [...again].slice(0, 3).map(sayPlace).join(", called at ") || sayPlace(null);
  return `${name} (${type}) is declared twice: at ${sayPlace(source)}, and again at ${by}. Give one of them another name`;
}

/** Why a plan would not show all of a resource; null when it does. */
function madeElsewhere(request: RegisterResourceRequest): string | null {
  if (request.getRemote()) return `${nameOf(request)} is made by another program: declare its parts here`;
  if (request.getTransformsList().length === 0) return null;
  return `${nameOf(request)} is given transforms, which only an engine runs: say their result instead`;
}

/** By property, as the SDK sends them. */
const sorted = <T>(properties: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(properties).sort(([a], [b]) => compare(a, b)));

function references(request: RegisterResourceRequest): Resource["refs"] {
  const entries = [...request.getPropertydependenciesMap().entries()] as [string, { getUrnsList(): string[] }][];
  const referring = entries.map(([property, to]) => [property, to.getUrnsList().sort()] as const);
  return Object.fromEntries(referring.filter(([, urns]) => urns.length > 0));
}
