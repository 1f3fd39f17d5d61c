import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { isMap, UNKNOWN, type Value, type Values } from "./value.ts";

/** Marks of the Pulumi protocol: values that plain JSON can't say are maps that carry one of these. */
const mark = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";
const outputMark = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const resourceMark = "5cf8f73096256a8f31e491e813e4eb8e";
/** Texts that stand for an unknown, one a kind of value. */
const unknowns: ReadonlySet<string> = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
]);
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Properties as they came from the engine, without their wrappings, and which of them carried a secret. */
export interface Received {
  readonly values: Values;
  readonly secrets: ReadonlySet<string>;
}

/** Reads the properties of a request. */
export function receive(message: struct.Struct | undefined): Received {
  const secrets = new Set<string>();
  const values: Record<string, Value> = {};
  for (const [property, wrapped] of Object.entries(message?.toJavaScript() ?? {})) {
    const value = unwrap(wrapped as Value, () => secrets.add(property));
    if (value !== null) values[property] = value;
  }
  return { values, secrets };
}

function unwrap(value: Value, onSecret: () => void): Value {
  if (typeof value === "string") return unknowns.has(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map((item) => unwrap(item, onSecret));
  if (!isMap(value)) return value;
  switch (value[mark]) {
    case secretMark:
      onSecret();
      return unwrap(value.value ?? null, onSecret);
    case outputMark:
      if (value.secret === true) onSecret();
      return value.value === undefined ? UNKNOWN : unwrap(value.value, onSecret);
    case resourceMark:
      return unwrap(value.id || unknownText, onSecret);
    case undefined:
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, unwrap(item ?? null, onSecret)] as const),
      );
    default:
      throw new Error(`The simulator takes no files or archives as a property (mark ${String(value[mark])}).`);
  }
}

/** Writes the properties of a response; those named in `secrets` are marked so that the engine encrypts them. */
export function send(values: Values, secrets: ReadonlySet<string>): struct.Struct {
  const wrapped = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => {
      const plain = wrap(value ?? null);
      return [property, secrets.has(property) ? { [mark]: secretMark, value: plain } : plain] as const;
    });
  return struct.Struct.fromJavaScript(Object.fromEntries(wrapped));
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function wrap(value: Value): Json {
  if (value === UNKNOWN) return unknownText;
  if (Array.isArray(value)) return value.map(wrap);
  if (!isMap(value)) return value as Json;
  const known = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(known.map(([key, item]) => [key, wrap(item ?? null)]));
}
