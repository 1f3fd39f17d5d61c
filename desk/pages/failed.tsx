import { Layout, Top } from "./layout.tsx";

/** A page for what couldn't be done, with why and the way back. */
export function Failed({ title, says }: { title: string; says: readonly string[] }) {
  return (
    <Layout title={title}>
      <Top>
        <h1>{title}</h1>
      </Top>
      <main id="main" class="single">
        {says.map((say) => (
          <p>{say}</p>
        ))}
        <p>
          <a href="/">Back to the desk</a>
        </p>
      </main>
    </Layout>
  );
}
