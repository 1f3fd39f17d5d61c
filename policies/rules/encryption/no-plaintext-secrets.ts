import { dig, leaves, type Resource } from "../../../graph/index.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { scanned } from "../../scan.ts";
import { secretIn } from "./plain-secret.ts";

export const noPlaintextSecrets: Rule = {
  id: "ENC-10",
  name: "no-plaintext-secrets",
  statement: "No password or token stands in plain text in the inputs, found by known patterns and by randomness.",
  severity: "critical",
  capability: "secret-hygiene",
  remedy: "keep it in Secrets Manager under the tenant's key and pass its name, or mark it secret",
  premises: [],
  *check({ graph }) {
    const found = graph.resources.map(scanned).flatMap(plainSecrets);
    yield* found.length > 0 ? found : [pass(null, "no input of this stack looks like a password or a token")];
  },
};

/** Never says what was found, only where: the verdict is for everybody's eyes. */
function plainSecrets(resource: Resource): readonly Finding[] {
  return leaves(resource.inputs).flatMap(({ path, value }) => {
    if (typeof value !== "string") return [];
    const what = isSecretPlace(resource, path)
      ? "a secret by its place"
      : secretIn(nameOf(resource, path), readable(path, value));
    return what === undefined
      ? []
      : [fail(resource, `${path} of ${resource.name} holds ${what} in plain text`, { path })];
  });
}

/** Places that exist to hold a secret, so that any plain text in them is one. */
function isSecretPlace({ type, inputs }: Resource, path: string): boolean {
  if (type === "aws:ssm/parameter:Parameter") return path === "value" && inputs.type === "SecureString";
  return type === "kubernetes:core/v1:Secret" && /^(data|stringData)\./.test(path);
}

/** Called a token and no secret: a name of our choosing, by which EFS tells a repeated call from a second file system. */
const CREATION_TOKEN = { type: "aws:efs/fileSystem:FileSystem", path: "creationToken" };

/** What a text is called: by its key, or, in a pair of name and value, by the name. */
function nameOf({ type, inputs }: Resource, path: string): string {
  if (type === CREATION_TOKEN.type && path === CREATION_TOKEN.path) return "name";
  const [, pair, key = path] = /^(.*?\.?)([^.]*)$/.exec(path) ?? [];
  const name = key === "value" ? dig(inputs, `${pair}name`) : key;
  return typeof name === "string" ? name : key;
}

/** User data travels as base64. */
const readable = (path: string, value: string): string =>
  path.startsWith("userData") ? Buffer.from(value, "base64").toString("utf8") : value;
