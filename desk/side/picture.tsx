import type { Decided } from "../../operations/drafting/index.ts";

/**
 * Where the picture of the home comes, once nobody waits for anything else.
 * @param from its address; null while nothing is kept
 */
export function Picture({ from }: { from: string | null }) {
  return (
    <div class="home" data-from={from}>
      <div>
        {from && (
          <noscript>
            <img src={from} alt="The home, as it would be built" />
          </noscript>
        )}
      </div>
      <p class="empty" role="status">
        {from === null && UNTOLD}
      </p>
    </div>
  );
}

const UNTOLD =
  "Once the short name, the place and the release of the product are known, this draws the home as it would be built.";

/** That drawing failed, which nobody at the desk can mend. */
export const UNDRAWN =
  "The home couldn't be drawn this time. Everything else on this page holds, and what you write is kept; it is drawn anew with your next word.";

/** Why there is no picture of a draft now. */
export function whyUndrawn({ problems }: Decided): string {
  return problems.length > 0 ? "What is marked can't be built; mend it, and the home is drawn anew." : UNTOLD;
}
