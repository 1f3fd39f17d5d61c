import type { Scene, Way } from "../scene/index.ts";
import { type Box, GAP, INSET, SAMPLE, SIZE } from "./box.ts";
import { fitted } from "./text.ts";

const ROW = 15;
const COLUMNS = 2;

const STROKES: Readonly<Record<Way["stroke"], string>> = {
  plain: "TLS, or a sign-in",
  tunnel: "through a VPN tunnel",
  files: "files, by SFTP",
  copy: "backups",
};

/** What shapes and lines mean: only those that are on the picture. */
export function placeLegend(scene: Scene, { x, y, width }: Pick<Box, "x" | "y" | "width">): readonly Box[] {
  const each = (width - GAP) / COLUMNS;
  return entriesOf(scene).map(({ text, sample }, index) => {
    const left = x + (index % COLUMNS) * (each + GAP);
    const top = y + Math.floor(index / COLUMNS) * ROW;
    const [line = ""] = fitted(text, { width: each - SAMPLE - INSET, size: SIZE.note, lines: 1 });
    const lines = [{ text: line, x: left + SAMPLE, y: top + 11, size: SIZE.note }];
    return {
      id: `legend-${index}`,
      kind: "legend",
      within: null,
      x: left,
      y: top,
      width: each,
      height: ROW,
      lines,
      sample,
    };
  });
}

function entriesOf({ keys, ways, network, stores, vault, copy }: Scene) {
  const drawn = [...stores, ...(network?.tiers ?? []).flatMap(({ rows }) => rows.flat()), vault, copy?.vault];
  const strokes = [...new Set(ways.map(({ stroke }) => stroke))];
  const holds = drawn.some((thing) => thing?.precious === true);
  return [
    ...keys.map(({ label, shape }) => ({ text: `encrypted: ${label}`, sample: { shape } })),
    ...strokes.map((stroke) => ({ text: STROKES[stroke], sample: { stroke } })),
    ...(holds ? [{ text: "holds the customer's data", sample: "precious" as const }] : []),
  ];
}
