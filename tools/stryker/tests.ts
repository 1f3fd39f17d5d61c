// The tests that Stryker asks about each thing that it makes wrong in a rule or a proof: those that state facts about
// single rules and proofs. Whole tenants would kill many mutants without saying which fact was hurt. `npm run stryker`.
import { relative } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { keptThread } from "./kept-thread.ts";

/** Who killed a neighbour comes first, then whoever is done soonest: one failure ends the questions about a mutant. */
class SoonestKilled extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const last = (file: TestSpecification) =>
      this.ctx.cache.getFileTestResults(`${file.project.name}:${relative(this.ctx.config.root, file.moduleId)}`);
    const rank = (file: TestSpecification) => (last(file)?.failed ? -1 : (last(file)?.duration ?? 0));
    return [...files].sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  plugins: [
    {
      name: "kept-thread",
      // Stryker sets the pool itself, so it is changed behind it.
      configureVitest({ project }) {
        Object.assign(project.config, { pool: keptThread.name, poolRunner: keptThread });
      },
    },
  ],
  test: {
    isolate: false,
    include: ["test/policies/{proofs,rules}/**/*.test.ts", "test/policies/{judge,looks,waivers}.test.ts"],
    exclude: ["test/policies/rules/examples.test.ts"],
    sequence: { sequencer: SoonestKilled },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
