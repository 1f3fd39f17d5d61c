import type * as grpc from "@grpc/grpc-js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { checked, compared } from "./answers.ts";
import { differences } from "./differences.ts";
import { type Faults, type Package, type Session, Severed } from "./provider.ts";
import { refusal } from "./refusal.ts";
import { aboutResources, type Handle } from "./resources.ts";
import { receive } from "./wire.ts";

/**
 * Answers every method the engine calls. The protocol doesn't say which provider of the program a call goes through, but
 * the engine opens one connection for each: a session belongs to its connection.
 * @param die ends the provider: nobody is answered any more
 */
export function handlersOf(provider: Package, faults: Faults, die: () => void): grpc.UntypedServiceImplementation {
  const sessions = new Map<string, Session>();
  const handle: Handle = (answer) => async (call, done) => {
    const session = () => sessions.get(call.getPeer()) ?? unconfigured(provider);
    try {
      done(null, await answer(call.request, session));
    } catch (error) {
      if (error instanceof Severed && error.what === "provider") die();
      else done(refusal(error));
    }
  };
  const configure: grpc.handleUnaryCall<messages.ConfigureRequest, messages.ConfigureResponse> = (call, done) => {
    try {
      sessions.set(call.getPeer(), provider.configure(receive(call.request.getArgs()).values));
      done(null, configured());
    } catch (error) {
      done(refusal(error));
    }
  };
  return { ...aboutTheProvider(provider, handle), configure, ...aboutResources(handle, faults) };
}

function aboutTheProvider(provider: Package, handle: Handle): grpc.UntypedServiceImplementation {
  return {
    handshake: handle(() => {
      const response = new messages.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      response.setAcceptResources(true);
      response.setAcceptOutputs(true);
      return response;
    }),
    getPluginInfo: handle(() => {
      const info = new plugins.PluginInfo();
      info.setVersion(provider.version);
      return info;
    }),
    checkConfig: handle((request: messages.CheckRequest) => {
      const news = receive(request.getNews());
      return checked(news.values, news.secrets, provider.checkConfig(news.values));
    }),
    diffConfig: handle((request: messages.DiffRequest) => {
      const olds = receive(request.getOldInputs() ?? request.getOlds()).values;
      const changes = differences(olds, receive(request.getNews()).values);
      return compared({ changes, replaces: [], deleteFirst: false });
    }),
    invoke: handle((request: messages.InvokeRequest) => {
      throw new Error(
        `${request.getTok()}: the program asks the cloud nothing before it declares; take it from law or platform.`,
      );
    }),
    attach: handle(() => new empty.Empty()),
    cancel: handle(() => new empty.Empty()),
    getMapping: handle(() => new messages.GetMappingResponse()),
    getMappings: handle(() => new messages.GetMappingsResponse()),
  };
}

function configured(): messages.ConfigureResponse {
  const response = new messages.ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setAcceptresources(true);
  response.setAcceptoutputs(true);
  response.setSupportspreview(true);
  return response;
}

function unconfigured(provider: Package): never {
  throw new Error(`The simulated ${provider.name} provider was called before it was configured.`);
}
