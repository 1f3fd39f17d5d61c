import type { Graph } from "../../graph/index.ts";
import { nameIn } from "../../spec/index.ts";
import type { Reading } from "./reading.ts";
import { SAID, type Said } from "./words.ts";

/** How something stands: always a word, and beside it a shape and a colour. */
export function Mark({ is, more = "" }: { readonly is: Said; readonly more?: string }) {
  return (
    <b class={is}>
      {SAID[is]}
      {more}
    </b>
  );
}

interface Named {
  readonly name: string;
  readonly reading: Reading;
}

/** A rule by its name, leading to what it found. */
export function RuleLink({ name, reading }: Named) {
  const anchor = reading.anchors.get(name);
  return anchor === undefined ? <code>{name}</code> : <a href={`#${anchor}`}>{name}</a>;
}

/** A capability by its word, leading to the rules that prove it. */
export function CapabilityLink({ name, reading }: Named) {
  const word = name.replaceAll("-", " ");
  const anchor = reading.anchors.get(name);
  return anchor === undefined ? <span>{word}</span> : <a href={`#${anchor}`}>{word}</a>;
}

/** A resource by its name, leading to where it is declared. */
export function ResourceLink({ urn, reading }: { readonly urn: string; readonly reading: Reading }) {
  const anchor = reading.anchors.get(urn);
  const name = nameIn(urn);
  return anchor === undefined ? <span>{name}</span> : <a href={`#${anchor}`}>{name}</a>;
}

/** The last type of a urn: `aws:s3/bucket:Bucket`. */
export function typeOf(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

/** `aws:s3/bucket:Bucket` as people read it: S3 Bucket. */
export function sayType(type: string): string {
  const [, module = "", kind = ""] = type.split(":");
  const service = module.split("/")[0] ?? "";
  return type.startsWith("aws:") ? `${service} ${kind}` : kind || type;
}

/** Where the program declares a resource: `components/storage/storage.ts:41`; null when it was read from the cloud. */
export function placeOf(urn: string | null, { byUrn }: Graph): string | null {
  const source = byUrn.get(urn ?? "")?.source ?? null;
  return source === null ? null : `${source.file}:${source.line}`;
}

/** Several of something, with commas between. */
export function List({ of }: { readonly of: readonly unknown[] }) {
  return <>{of.flatMap((one, index) => (index === 0 ? [one] : [", ", one]))}</>;
}
