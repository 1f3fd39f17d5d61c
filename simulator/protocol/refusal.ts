import * as grpc from "@grpc/grpc-js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import { Severed, type Standing } from "./provider.ts";
import type { Values } from "./value.ts";
import { send } from "./wire.ts";

/** Something was made, and then the call failed: the engine keeps what is there and tries to mend it next time. */
export class HalfDone extends Error {
  readonly standing: Standing;
  readonly inputs: Values;
  readonly secrets: ReadonlySet<string>;

  constructor(cause: unknown, standing: Standing, inputs: Values, secrets: ReadonlySet<string>) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "HalfDone";
    this.standing = standing;
    this.inputs = inputs;
    this.secrets = secrets;
  }
}

/** The error as gRPC carries it. */
export function refusal(error: unknown): Partial<grpc.StatusObject> {
  const details = error instanceof Error ? error.message : String(error);
  if (error instanceof Severed) return { code: grpc.status.UNAVAILABLE, details };
  const plain = { code: grpc.status.UNKNOWN, details };
  return error instanceof HalfDone ? { ...plain, metadata: whatStands(error) } : plain;
}

function whatStands(error: HalfDone): grpc.Metadata {
  const detail = new messages.ErrorResourceInitFailed();
  detail.setId(error.standing.id);
  detail.setProperties(send(error.standing.properties, error.secrets));
  detail.setInputs(send(error.inputs, error.secrets));
  detail.setReasonsList([error.message]);
  const packed = new any.Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new statuses.Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(error.message);
  status.addDetails(packed);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return metadata;
}
