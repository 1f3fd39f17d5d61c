/** The file as it will be written, and how it differs from the one that is saved. */
export function FileShown({
  name,
  text,
  lines,
  isNew,
}: {
  name: string;
  text: string;
  lines: readonly string[];
  isNew: boolean;
}) {
  return (
    <>
      {!isNew && lines.length === 0 && <p class="empty">As it is saved.</p>}
      {!isNew && lines.length > 0 && (
        <section tabindex={0} aria-label={`How tenants/${name}.yaml would change`}>
          <pre class="diff">
            {lines.map((line) => (
              <span class={kindOf(line)}>{`${line}\n`}</span>
            ))}
          </pre>
        </section>
      )}
      <details id="whole.file" open={isNew}>
        <summary>tenants/{name}.yaml</summary>
        <section tabindex={0} aria-label="The file as it will be written">
          <pre class="yaml">{text}</pre>
        </section>
      </details>
    </>
  );
}

function kindOf(line: string): string {
  return { "+": "added", "-": "removed", "@": "at" }[line.charAt(0)] ?? "same";
}
