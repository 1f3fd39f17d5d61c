import * as grpc from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Properties = { readonly [property: string]: Json };
/** What the engine sends for a value it doesn't know yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What stands after a create. */
export interface Made {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Properties;
  // biome-ignore lint/suspicious/noExplicitAny: outputs are whatever the type has
  readonly outputs: Record<string, any>;
}

/** The engine's end of the protocol. What the provider refuses is thrown with its own words. */
export interface Client {
  configure(config: Properties): Promise<void>;
  check(type: string, name: string, inputs: Properties, olds?: Properties): Promise<Checked>;
  /** Check, then create; throws the failures of the check. */
  make(type: string, name: string, inputs: Properties): Promise<Made>;
  preview(type: string, name: string, inputs: Properties): Promise<Properties>;
  diff(made: Made, inputs: Properties): Promise<{ replaces: string[]; changed: string[]; deleteFirst: boolean }>;
  /** Check, then update in place. */
  change(made: Made, inputs: Properties): Promise<Made>;
  read(made: Made): Promise<{ inputs: Properties; outputs: Properties } | null>;
  remove(made: Made): Promise<void>;
  close(): void;
}

interface Checked {
  readonly inputs: Properties;
  /** `property reason`, one a failure. */
  readonly failures: readonly string[];
}

/** Opens a connection of its own, as the engine does for each provider of a program. */
export function connect(port: number): Client {
  const stub = new services.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    "grpc.use_local_subchannel_pool": 1,
  });
  const call = <Request, Response>(
    method: (request: Request, done: (error: grpc.ServiceError | null, response: Response) => void) => unknown,
    request: Request,
  ) =>
    new Promise<Response>((resolve, reject) =>
      method.call(stub, request, (error, response) => (error ? reject(new Error(error.details)) : resolve(response))),
    );
  const check = async (type: string, name: string, inputs: Properties, olds?: Properties): Promise<Checked> => {
    const request = new messages.CheckRequest();
    request.setUrn(urn(type, name));
    request.setNews(encode(inputs));
    if (olds) request.setOlds(encode(olds));
    request.setRandomseed(Buffer.from(`seed of ${name}`));
    const response = await call<messages.CheckRequest, messages.CheckResponse>(stub.check, request);
    const failures = response.getFailuresList().map((one) => `${one.getProperty()} ${one.getReason()}`);
    return { inputs: decode(response.getInputs()), failures };
  };
  const checked = async (type: string, name: string, inputs: Properties, olds?: Properties) => {
    const { inputs: filled, failures } = await check(type, name, inputs, olds);
    if (failures.length > 0) throw new Error(failures.join("\n"));
    return filled;
  };
  const create = async (type: string, name: string, inputs: Properties, preview: boolean) => {
    const request = new messages.CreateRequest();
    request.setUrn(urn(type, name));
    request.setProperties(encode(inputs));
    request.setPreview(preview);
    return call<messages.CreateRequest, messages.CreateResponse>(stub.create, request);
  };
  return {
    check,
    configure: async (config) => {
      const request = new messages.ConfigureRequest();
      request.setArgs(encode(config));
      await call<messages.ConfigureRequest, messages.ConfigureResponse>(stub.configure, request);
    },
    make: async (type, name, raw) => {
      const inputs = await checked(type, name, raw);
      const response = await create(type, name, inputs, false);
      return { type, name, id: response.getId(), inputs, outputs: decode(response.getProperties()) };
    },
    preview: async (type, name, raw) =>
      decode((await create(type, name, await checked(type, name, raw), true)).getProperties()),
    diff: async ({ type, name, id, inputs, outputs }, raw) => {
      const request = new messages.DiffRequest();
      request.setUrn(urn(type, name));
      request.setId(id);
      request.setOlds(encode(outputs));
      request.setOldInputs(encode(inputs));
      request.setNews(encode(await checked(type, name, raw, inputs)));
      const response = await call<messages.DiffRequest, messages.DiffResponse>(stub.diff, request);
      const changed = response
        .getDetaileddiffMap()
        .toArray()
        .map(([path]) => path);
      return { replaces: response.getReplacesList(), changed, deleteFirst: response.getDeletebeforereplace() };
    },
    change: async ({ type, name, id, inputs: olds, outputs }, raw) => {
      const inputs = await checked(type, name, raw, olds);
      const request = new messages.UpdateRequest();
      request.setUrn(urn(type, name));
      request.setId(id);
      request.setOlds(encode(outputs));
      request.setNews(encode(inputs));
      const response = await call<messages.UpdateRequest, messages.UpdateResponse>(stub.update, request);
      return { type, name, id, inputs, outputs: decode(response.getProperties()) };
    },
    read: async ({ type, name, id, inputs, outputs }) => {
      const request = new messages.ReadRequest();
      request.setUrn(urn(type, name));
      request.setId(id);
      request.setProperties(encode(outputs));
      request.setInputs(encode(inputs));
      const response = await call<messages.ReadRequest, messages.ReadResponse>(stub.read, request);
      if (response.getId() === "") return null;
      return { inputs: decode(response.getInputs()), outputs: decode(response.getProperties()) };
    },
    remove: async ({ type, name, id, outputs }) => {
      const request = new messages.DeleteRequest();
      request.setUrn(urn(type, name));
      request.setId(id);
      request.setProperties(encode(outputs));
      await call(stub.delete, request);
    },
    close: () => stub.close(),
  };
}

function urn(type: string, name: string): string {
  return `urn:pulumi:almendro::domicile::${type}::${name}`;
}

function encode(properties: Properties): struct.Struct {
  return struct.Struct.fromJavaScript(properties as Parameters<typeof struct.Struct.fromJavaScript>[0]);
}

function decode(message: struct.Struct | undefined): Properties {
  return (message?.toJavaScript() ?? {}) as Properties;
}
