import * as grpc from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { handlersOf } from "./handlers.ts";
import type { Faults, Package } from "./provider.ts";

/** One listening provider. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves one provider package on a free port of this machine only. */
export async function serve(provider: Package, faults: Faults): Promise<Listening> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const die = () => server.forceShutdown();
  server.addService(services.ResourceProviderService as grpc.ServiceDefinition, handlersOf(provider, faults, die));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return {
    port,
    close: async () => die(),
  };
}
