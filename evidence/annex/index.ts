import { type Agreed, annexOf } from "./annex.ts";
import { AnnexPage } from "./page.tsx";

export { type Agreed, annexOf } from "./annex.ts";
export { factsOf } from "./facts.ts";
export { LEFT } from "./promised.ts";

/** The annex as a self-contained HTML page. */
export function annexPage(agreed: Agreed): string {
  return `<!doctype html>\n${AnnexPage({ annex: annexOf(agreed) })}\n`;
}
