import type * as grpc from "@grpc/grpc-js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { checked, compared } from "./answers.ts";
import { type Call, type Faults, type Session, Severed, type Standing, type Subject } from "./provider.ts";
import { HalfDone } from "./refusal.ts";
import type { Values } from "./value.ts";
import { receive, send } from "./wire.ts";

/** Wraps what answers one method into what the server calls; a thrown error becomes the call's refusal. */
export type Handle = <Request, Response>(
  answer: (request: Request, session: () => Session) => Promise<Response> | Response,
) => grpc.handleUnaryCall<Request, Response>;

/** The life of a resource, from check to delete, as the engine asks for it. */
export function aboutResources(handle: Handle, faults: Faults): grpc.UntypedServiceImplementation {
  return {
    check: handle((request: messages.CheckRequest, session) => {
      const [news, olds] = [receive(request.getNews()), request.getOlds()];
      const seed = request.getRandomseed_asU8();
      const answer = session().check(subjectOf(request), news.values, olds ? receive(olds).values : null, seed);
      return checked(answer.inputs, news.secrets, answer.failures);
    }),
    diff: handle((request: messages.DiffRequest, session) => {
      const state = receive(request.getOlds()).values;
      const olds = receive(request.getOldInputs()).values;
      return compared(session().diff(subjectOf(request), state, olds, receive(request.getNews()).values));
    }),
    create: handle((request: messages.CreateRequest, session) => create(request, session(), faults)),
    read: handle((request: messages.ReadRequest, session) => read(request, session(), faults)),
    update: handle((request: messages.UpdateRequest, session) => update(request, session(), faults)),
    delete: handle(async (request: messages.DeleteRequest, session) => {
      const call: Call = { ...subjectOf(request), method: "delete" };
      await faults(call, "before");
      session().delete(call, request.getId(), receive(request.getProperties()).values);
      await faults(call, "after");
      return new empty.Empty();
    }),
  };
}

async function create(request: messages.CreateRequest, session: Session, faults: Faults) {
  const call: Call = { ...subjectOf(request), method: "create" };
  const inputs = receive(request.getProperties());
  const preview = request.getPreview();
  if (!preview) await faults(call, "before");
  const standing = session.create(call, inputs.values, preview);
  const secrets = secretsOf(session, call, inputs.secrets);
  if (!preview) await orHalfDone(() => faults(call, "after"), standing, inputs.values, secrets);
  const response = new messages.CreateResponse();
  response.setId(standing.id);
  response.setProperties(send(standing.properties, secrets));
  return response;
}

async function read(request: messages.ReadRequest, session: Session, faults: Faults) {
  const call: Call = { ...subjectOf(request), method: "read" };
  const [state, inputs] = [receive(request.getProperties()), receive(request.getInputs())];
  await faults(call, "before");
  const found = session.read(call, request.getId(), state.values, inputs.values);
  await faults(call, "after");
  const response = new messages.ReadResponse();
  if (found === null) return response;
  const secrets = secretsOf(session, call, new Set([...state.secrets, ...inputs.secrets]));
  response.setId(found.id);
  response.setProperties(send(found.properties, secrets));
  response.setInputs(send(found.inputs, secrets));
  return response;
}

async function update(request: messages.UpdateRequest, session: Session, faults: Faults) {
  const call: Call = { ...subjectOf(request), method: "update" };
  const [state, news] = [receive(request.getOlds()).values, receive(request.getNews())];
  const preview = request.getPreview();
  if (!preview) await faults(call, "before");
  const properties = session.update(call, request.getId(), state, news.values, preview);
  const secrets = secretsOf(session, call, news.secrets);
  const standing = { id: request.getId(), properties };
  if (!preview) await orHalfDone(() => faults(call, "after"), standing, news.values, secrets);
  const response = new messages.UpdateResponse();
  response.setProperties(send(properties, secrets));
  return response;
}

async function orHalfDone(step: () => void | Promise<void>, standing: Standing, inputs: Values, secrets: Set<string>) {
  try {
    await step();
  } catch (error) {
    if (error instanceof Severed) throw error;
    throw new HalfDone(error, standing, inputs, secrets);
  }
}

function subjectOf(request: { getUrn(): string }): Subject {
  const urn = request.getUrn();
  const [, , types = "", ...name] = urn.split("::");
  return { urn, type: types.slice(types.lastIndexOf("$") + 1), name: name.join("::") };
}

function secretsOf(session: Session, subject: Subject, received: ReadonlySet<string>): Set<string> {
  return new Set([...received, ...session.secretsOf(subject.type)]);
}
