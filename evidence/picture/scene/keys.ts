import { type Graph, ofType } from "../../../graph/index.ts";
import { shortName } from "./reading.ts";
import type { Key, Shape } from "./scene.ts";

const SHAPES: Readonly<Record<string, Shape>> = {
  data: "circle",
  secrets: "diamond",
  logs: "triangle",
  backup: "square",
  "copy-backup": "ring",
};
const ORDER = Object.keys(SHAPES);

/** The keys of a tenant, each with the shape that stands for it. */
export function keysOf(graph: Graph): readonly Key[] {
  const found = ofType(graph, "aws:kms/key:Key").map((key) => ({ urn: key.urn, purpose: shortName(graph, key) }));
  const place = (purpose: string) => (ORDER.includes(purpose) ? ORDER.indexOf(purpose) : ORDER.length);
  return found
    .sort((one, other) => place(one.purpose) - place(other.purpose))
    .map(({ urn, purpose }) => ({ urn, label: labelOf(purpose), shape: SHAPES[purpose] ?? "cross" }));
}

function labelOf(purpose: string): string {
  return purpose === "copy-backup" ? "copy's own key" : `${purpose} key`;
}
