import messages from "@pulumi/pulumi/proto/provider_pb.js";
import { propertyOf, touches } from "./differences.ts";
import type { Difference, Failure } from "./provider.ts";
import type { Values } from "./value.ts";
import { send } from "./wire.ts";

/** What is wrong with inputs, and the inputs with everything filled in. */
export function checked(
  inputs: Values,
  secrets: ReadonlySet<string>,
  failures: readonly Failure[],
): messages.CheckResponse {
  const response = new messages.CheckResponse();
  response.setInputs(send(inputs, secrets));
  response.setFailuresList(
    failures.map(({ property, reason }) => {
      const failure = new messages.CheckFailure();
      failure.setProperty(property);
      failure.setReason(reason);
      return failure;
    }),
  );
  return response;
}

/** What differs, place by place, and whether that takes a new resource. */
export function compared({ changes, replaces, deleteFirst }: Difference): messages.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
  const response = new messages.DiffResponse();
  response.setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME);
  response.setReplacesList([...replaces]);
  response.setDiffsList([...new Set(changes.map(propertyOf))]);
  response.setDeletebeforereplace(replaces.length > 0 && deleteFirst);
  response.setHasdetaileddiff(true);
  for (const change of changes) {
    const detail = new messages.PropertyDiff();
    detail.setKind(kinds[change.kind](replaces.some((path) => touches(change, path))));
    detail.setInputdiff(true);
    response.getDetaileddiffMap().set(change.path, detail);
  }
  return response;
}

const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = messages.PropertyDiff.Kind;
const kinds = {
  add: (replaces: boolean) => (replaces ? ADD_REPLACE : ADD),
  delete: (replaces: boolean) => (replaces ? DELETE_REPLACE : DELETE),
  update: (replaces: boolean) => (replaces ? UPDATE_REPLACE : UPDATE),
};
