import type { Arrow, Box, Layout, Line } from "./layout/index.ts";
import { DASHES, Mark, Precious, round, SampleOf } from "./marks.tsx";

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const INK = "#17212b";
const PAPER = "#ffffff";

interface Words {
  readonly title: string;
  readonly description: string;
}

/** The picture itself: ink on paper, so that it can be read wherever it is put. */
export function Svg({ layout, title, description }: { readonly layout: Layout } & Words) {
  const { width, height, boxes, arrows } = layout;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="picture"
      role="img"
      aria-labelledby="picture-title picture-description"
      viewBox={`0 0 ${width} ${height}`}
      color={INK}
      font-family={FONT}
    >
      <title id="picture-title">{title}</title>
      <desc id="picture-description">{description}</desc>
      <rect class="picture-paper" width={width} height={height} fill={PAPER} />
      <g fill="currentColor">
        {boxes.map((box) => (
          <Boxed box={box} />
        ))}
        {arrows.map((arrow) => (
          <Pointed arrow={arrow} />
        ))}
      </g>
    </svg>
  );
}

function Boxed({ box }: { readonly box: Box }) {
  const { x, y, width, mark, sample, lines } = box;
  return (
    <>
      <Border box={box} />
      {sample && <SampleOf sample={sample} x={x} y={y} />}
      {mark && <Mark shape={mark} x={x + width - 11} y={y + 11} />}
      {lines.map((line) => (
        <Written line={line} />
      ))}
    </>
  );
}

function Border({ box }: { readonly box: Box }) {
  const { kind, x, y, width, height, precious, splits = [] } = box;
  if (kind === "title" || kind === "legend") return null;
  const place = { x: round(x), y: round(y), width: round(width), height: round(height) };
  const border = BORDERS[kind];
  const isOpaque = kind === "thing";
  return (
    <>
      {isOpaque && <rect class="picture-paper" {...place} rx={border.rx} fill={PAPER} />}
      {precious ? <Precious {...place} /> : <rect {...place} stroke="currentColor" {...border} />}
      {splits.map((split) => (
        <path d={`M${round(split)} ${round(y)}v${round(height)}`} stroke="currentColor" stroke-dasharray="2 3" />
      ))}
    </>
  );
}

const BORDERS = {
  thing: { rx: 4, fill: "none", "stroke-width": 0.9 },
  outside: { rx: 11, fill: "none", "stroke-width": 0.9 },
  tier: { rx: 4, "fill-opacity": 0.05, "stroke-width": 0.5 },
  network: { rx: 6, fill: "none", "stroke-width": 1 },
  account: { rx: 9, fill: "none", "stroke-width": 1.8 },
} as const;

function Written({ line }: { readonly line: Line }) {
  const { text, x, y, size, strong, ends } = line;
  return (
    <text
      x={round(x)}
      y={round(y)}
      font-size={size}
      font-weight={strong ? "700" : undefined}
      text-anchor={ends ? "end" : undefined}
    >
      {text}
    </text>
  );
}

function Pointed({ arrow }: { readonly arrow: Arrow }) {
  const { points, stroke, both, label, turned } = arrow;
  const d = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
  const ends = both ? [points, points.toReversed()] : [points];
  return (
    <>
      <path d={d} fill="none" stroke="currentColor" stroke-width="1.2" stroke-dasharray={DASHES[stroke]} />
      {ends.map((way) => (
        <Head way={way} />
      ))}
      {label && (
        <g transform={turned ? `rotate(-90 ${round(label.x)} ${round(label.y)})` : undefined}>
          <Written line={label} />
        </g>
      )}
    </>
  );
}

/** The head of an arrow, with its point where the way ends. */
function Head({ way }: { readonly way: Arrow["points"] }) {
  const [before, end] = way.slice(-2);
  if (before === undefined || end === undefined) return null;
  const turn = (Math.atan2(end[1] - before[1], end[0] - before[0]) * 180) / Math.PI;
  return (
    <path transform={`translate(${round(end[0])} ${round(end[1])}) rotate(${round(turn)})`} d="M0 0L-6-3.2v6.4z" />
  );
}
