import { answerAt, type KeptDraft, type Written } from "../../operations/drafting/index.ts";
import { TenantView } from "../pages/tenant.tsx";
import { outcomeOf, shownOf, type Work } from "../work.ts";

interface Told {
  /** The list that shows an empty entry more. */
  readonly adding?: string | null;
  readonly notice?: unknown;
}

/** The page of a tenant of which nothing is kept yet. */
export function newPage(work: Work, written: Written, notice: unknown = null) {
  return pageOf(work, written, null, { notice });
}

/** The page of a draft. */
export function draftPage(work: Work, kept: KeptDraft, told: Told = {}) {
  return pageOf(work, kept, kept, told);
}

function pageOf(work: Work, { tenant, base, draft }: Written, kept: KeptDraft | null, told: Told) {
  const outcome = outcomeOf(work, { draft, tenant });
  const who = answerAt(draft, "customer.organisation");
  return (
    <TenantView
      {...outcome}
      shown={shownOf(work, outcome, told.adding ?? null)}
      title={tenant ?? (typeof who === "string" ? who : "New customer")}
      kept={kept}
      tenant={tenant}
      base={base}
      notice={told.notice ?? null}
    />
  );
}
