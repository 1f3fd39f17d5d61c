import { answerAt, type KeptDraft } from "../../operations/drafting/index.ts";
import { regionPlace, type TenantRow } from "../../operations/index.ts";
import { Layout, Top } from "./layout.tsx";

/** Where somebody begins: a new customer, one that is there, or what was left unfinished. */
export function Home({ tenants, drafts }: { tenants: readonly TenantRow[]; drafts: readonly KeptDraft[] }) {
  return (
    <Layout title="Desk">
      <Top>
        <h1>The desk</h1>
      </Top>
      <main id="main" class="single">
        <p class="lead">Write down what a customer is sold. Beside it stands what that comes to.</p>
        <p>
          <a class="main" href="/new">
            New customer
          </a>
        </p>
        {drafts.length > 0 && <Drafts drafts={drafts} />}
        <h2>Tenants</h2>
        {tenants.length === 0 && <p class="empty">There is no tenant file yet.</p>}
        <ul class="cards">
          {tenants.map((row) => (
            <Tenant row={row} />
          ))}
        </ul>
        {tenants.length > 1 && <Compare names={tenants.map(({ tenant }) => tenant)} />}
      </main>
    </Layout>
  );
}

function Tenant({ row: { tenant, placement, problem } }: { row: TenantRow }) {
  return (
    <li>
      <a href={`/tenants/${tenant}`}>
        <b>{tenant}</b>
        <span>{placement ? regionPlace(placement.region) : "no place"}</span>
        {problem && <span class="bad">{problem.say}</span>}
      </a>
    </li>
  );
}

function Drafts({ drafts }: { drafts: readonly KeptDraft[] }) {
  return (
    <>
      <h2>Drafts</h2>
      <ul class="cards">
        {drafts.map(({ id, at, tenant, draft }) => (
          <li>
            <a href={`/drafts/${id}`}>
              <b>{String(answerAt(draft, "customer.organisation") ?? tenant ?? "Without a name")}</b>
              <span>{tenant === null ? "new customer" : `changes to ${tenant}`}</span>
              <time datetime={at}>{at.slice(0, 16).replace("T", " ")} UTC</time>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Compare({ names }: { names: readonly string[] }) {
  const [first, second] = names;
  const options = (chosen: string | undefined) =>
    names.map((name) => <option selected={name === chosen}>{name}</option>);
  return (
    <form class="compare" action="/compare">
      <h2>Compare two</h2>
      <label>
        One <select name="one">{options(first)}</select>
      </label>
      <label>
        The other <select name="other">{options(second)}</select>
      </label>
      <button type="submit">Compare</button>
    </form>
  );
}
