import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type BadInput, badInput } from "../../spec/index.ts";
import { createFile, makeFolder, systemSays, textOf } from "../files.ts";
import { userFolder } from "../user-folder.ts";

/** A key to sign with. */
export interface Signer {
  readonly key: KeyObject;
  /** Where a key of this user's own lies, made because none was given; null when one was. */
  readonly local: string | null;
}

/**
 * The key that evidence is signed with: the one given, else what `DOMICILE_SIGNING_KEY` holds or names, else this user's
 * own, which is made once, and only when the function that this returns is called.
 * @param file of a private ed25519 key, PKCS#8 in PEM
 * @throws BadInput, at once, when there is none there, or another kind of key
 */
export function signerOf(file: string | undefined, environment: NodeJS.ProcessEnv = process.env): () => Signer {
  const [given, by] = file === undefined ? [environment[VARIABLE], VARIABLE] : [file, "--key"];
  if (!given) return () => ownSigner(environment);
  const key = privateKey(textOfKey(given, by), shownAs(given, by));
  return () => ({ key, local: null });
}

const VARIABLE = "DOMICILE_SIGNING_KEY";

function ownSigner(environment: NodeJS.ProcessEnv): Signer {
  const local = localKey(environment);
  return { key: privateKey(textOf(local) ?? "", local), local };
}

/**
 * The keys of those whose signatures count: the one given, else this user's own and all that lie in its folder `trusted`.
 * @param file of a public ed25519 key, SPKI in PEM
 * @throws BadInput when there is none there, or another kind of key
 */
export function trustedKeys(file: string | undefined, environment: NodeJS.ProcessEnv = process.env): KeyObject[] {
  if (file !== undefined) return [publicKey(textOfKey(file, "--public-key"), shownAs(file, "--public-key"))];
  const folder = userFolder("XDG_CONFIG_HOME", environment);
  const [own, trusted] = [join(folder, OWN), join(folder, "trusted")];
  const names = existsSync(trusted)
    ? readdirSync(trusted)
        .filter((name) => name.endsWith(".pem"))
        .sort()
    : [];
  const files = [...(existsSync(own) ? [own] : []), ...names.map((name) => join(trusted, name))];
  return files.map((each) => publicKey(textOf(each) ?? "", each));
}

const OWN = "signing-key.pem";

/** Outside every project, so that it isn't committed, and nobody else's to read. */
function localKey(environment: NodeJS.ProcessEnv): string {
  const folder = userFolder("XDG_CONFIG_HOME", environment);
  const file = join(folder, OWN);
  if (existsSync(file)) return file;
  const { privateKey } = generateKeyPairSync("ed25519");
  try {
    makeFolder(folder, { mode: 0o700 });
    createFile(file, privateKey.export({ type: "pkcs8", format: "pem" }) as string);
  } catch (error) {
    throw wrong(folder, `No key of your own can be kept in ${folder} (${systemSays(error)}): name one with --key.`);
  }
  return file;
}

/**
 * A key is given by its file, or by itself.
 * @param by the option or variable that gives it
 */
function textOfKey(given: string, by: string): string {
  if (isKeyItself(given)) return given.trim();
  const named = shownAs(given, by);
  const text = attempt(() => textOf(given) ?? "");
  if (text === null) throw wrong(named, `${named} can't be read; name the file of a key.`);
  if (text === "") throw wrong(named, `${named} is no key, nor a file of one.`);
  return text;
}

const isKeyItself = (given: string): boolean => given.trimStart().startsWith("-----BEGIN ");

/** What messages call it: never by itself where it may be a key, torn or in another form. */
function shownAs(given: string, by: string): string {
  return by === VARIABLE || given.includes("-----") || given.includes("\n") ? by : given;
}

function privateKey(text: string, named: string): KeyObject {
  return ed25519(() => createPrivateKey(text), named, "private ed25519 key, PKCS#8 in PEM");
}

/** The public half of whatever key it is. */
function publicKey(text: string, named: string): KeyObject {
  return ed25519(() => createPublicKey(text), named, "public ed25519 key, SPKI in PEM");
}

function ed25519(read: () => KeyObject, named: string, wanted: string): KeyObject {
  const key = attempt(read);
  if (key?.asymmetricKeyType === "ed25519") return key;
  throw wrong(named, `${named} holds no ${wanted}; openssl genpkey -algorithm ed25519 makes one.`);
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function wrong(found: string, say: string): BadInput {
  return badInput("bad-key", say, { found });
}
