import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { differences, type Package, type Session, type Subject, UNKNOWN, type Values } from "../protocol/index.ts";

/** One type of random: what it makes from its inputs, once. */
interface Source {
  make(inputs: Values): Values & { readonly id: string };
  readonly outputs: readonly string[];
  readonly secrets: readonly string[];
}

const sources: Readonly<Record<string, Source>> = {
  "random:index/randomId:RandomId": { make: bytes, outputs: ["b64Std", "b64Url", "dec", "hex"], secrets: [] },
  "random:index/randomPassword:RandomPassword": {
    make: (inputs) => ({ ...text(inputs), id: "none" }),
    outputs: ["result", "bcryptHash"],
    secrets: ["result", "bcryptHash"],
  },
  "random:index/randomString:RandomString": { make: text, outputs: ["result"], secrets: [] },
  "random:index/randomUuid:RandomUuid": { make: uuid, outputs: ["result"], secrets: [] },
};

/** The random provider: what it makes lives in the state alone, as with the real one. */
export function randomPackage(): Package {
  const { version } = createRequire(import.meta.url)("@pulumi/random/package.json") as { version: string };
  return { name: "random", version, checkConfig: () => [], configure: () => session };
}

const session: Session = {
  check: (subject, inputs) => ({ inputs, failures: sourceOf(subject) && [] }),
  diff: (_, __, olds, news) => {
    const changes = differences(olds, news);
    return { changes, replaces: changes.map(({ path }) => path), deleteFirst: false };
  },
  create: (subject, inputs, preview) => {
    const { make, outputs } = sourceOf(subject);
    if (preview)
      return { id: "", properties: { ...inputs, ...Object.fromEntries(outputs.map((it) => [it, UNKNOWN])) } };
    const { id, ...made } = make(inputs);
    return { id, properties: { ...inputs, ...made } };
  },
  read: (_, id, properties, inputs) => ({ id, properties, inputs }),
  update: (_, __, state, news) => ({ ...state, ...news }),
  delete: () => {},
  secretsOf: (type) => sources[type]?.secrets ?? [],
};

function sourceOf({ type }: Subject): Source {
  const source = sources[type];
  if (source === undefined) throw new Error(`The simulator doesn't know ${type}. Add it to simulator/random/index.ts.`);
  return source;
}

function bytes({ byteLength, prefix }: Values) {
  const made = randomBytes(Number(byteLength));
  const front = typeof prefix === "string" ? prefix : "";
  const hex = front + made.toString("hex");
  const id = made.toString("base64url");
  return {
    id,
    hex,
    dec: `${front}${BigInt(`0x${made.toString("hex")}`)}`,
    b64Std: front + made.toString("base64"),
    b64Url: front + id,
  };
}

function text({ length, special, upper, lower, numeric, overrideSpecial }: Values) {
  const alphabet = [
    upper === false ? "" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    lower === false ? "" : "abcdefghijklmnopqrstuvwxyz",
    numeric === false ? "" : "0123456789",
    special === false ? "" : typeof overrideSpecial === "string" ? overrideSpecial : "!@#$%&*()-_=+[]{}<>:?",
  ].join("");
  const result = Array.from({ length: Number(length) }, () => alphabet[randomInt(alphabet.length)]).join("");
  return { id: result, result };
}

function uuid() {
  const result = randomUUID();
  return { id: result, result };
}
