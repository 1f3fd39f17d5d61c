import { isMap, type Value } from "../protocol/index.ts";

/** Whether a policy document allows anything to a service, e.g. `logs.eu-west-1.amazonaws.com`. */
export function admitsService(policy: string, service: string): boolean {
  return statements(policy).some(
    (statement) =>
      statement.Effect === "Allow" &&
      isMap(statement.Principal) &&
      listed(statement.Principal.Service).includes(service),
  );
}

function statements(policy: string): { readonly [name: string]: Value | undefined }[] {
  const document = JSON.parse(policy || "{}") as Value;
  return isMap(document) ? listed(document.Statement).filter(isMap) : [];
}

function listed(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
