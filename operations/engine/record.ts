import type { EngineEvent, OpMap, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { Listener, Progress } from "../listener.ts";
import { isReal } from "../steps.ts";

/** What the engine told about one run. */
export interface RunRecord {
  /** Every step, `same` included, in the order in which the engine took them. */
  readonly steps: readonly StepEventMetadata[];
  /** What was read: `old` as the state has it, `new` as it is, and no `new` where nothing is left. */
  readonly read: readonly StepEventMetadata[];
  readonly changes: Readonly<OpMap>;
  /** What mandatory policies refused. */
  readonly violations: readonly Violation[];
  /** Errors in the engine's own words. */
  readonly errors: readonly string[];
}

export interface Violation {
  readonly policy: string;
  readonly resource: string | null;
  readonly message: string;
}

/** Collects the engine's events and passes progress on. */
export class Recorder {
  readonly #listener: Listener;
  readonly #steps: StepEventMetadata[] = [];
  readonly #read: StepEventMetadata[] = [];
  readonly #reading = new Set<string>();
  readonly #violations: Violation[] = [];
  readonly #errors: string[] = [];
  #changes: OpMap = {};
  /** True once the engine has said that it heard an interrupt. */
  interrupted = false;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  readonly hear = (event: EngineEvent): void => {
    if (event.resourcePreEvent) this.#steps.push(event.resourcePreEvent.metadata);
    if (event.summaryEvent) this.#changes = event.summaryEvent.resourceChanges ?? {};
    if (event.stdoutEvent?.message.includes("^C received")) this.interrupted = true;
    this.#judge(event);
    this.#hold(event);
    const progress = progressOf(event);
    if (progress) this.#listener.step(progress);
  };

  record(): RunRecord {
    const [steps, read, violations, errors] = [this.#steps, this.#read, this.#violations, causesIn(this.#errors)];
    return { steps, read, changes: this.#changes, violations, errors };
  }

  /** The engine names what came of a read as it would name the step that does it: which it was is told only before. */
  #hold({ resourcePreEvent, resOutputsEvent }: EngineEvent): void {
    const before = resourcePreEvent?.metadata;
    if (before?.op === "refresh") this.#reading.add(before.urn);
    const found = resOutputsEvent?.metadata;
    if (found && this.#reading.delete(found.urn)) this.#read.push(found);
  }

  #judge({ policyEvent, diagnosticEvent }: EngineEvent): void {
    if (policyEvent?.enforcementLevel === "mandatory") {
      const { policyName: policy, resourceUrn, message } = policyEvent;
      this.#violations.push({ policy, resource: resourceUrn ?? null, message: plain(message) });
    }
    if (diagnosticEvent?.severity === "error") this.#errors.push(plain(diagnosticEvent.message));
  }
}

function progressOf({ resourcePreEvent, resOutputsEvent, resOpFailedEvent }: EngineEvent): Progress | undefined {
  // What is read before the work is no part of it.
  const told = (metadata: StepEventMetadata, state: Progress["state"]) =>
    isReal(metadata) && metadata.op !== "refresh" ? { urn: metadata.urn, op: metadata.op, state } : undefined;
  if (resourcePreEvent) return told(resourcePreEvent.metadata, "started");
  if (resOutputsEvent) return told(resOutputsEvent.metadata, "done");
  if (resOpFailedEvent) return told(resOpFailedEvent.metadata, "failed");
  return undefined;
}

/** Once something has failed the engine calls off what else is under way, and tells of each as of an error. */
function causesIn(errors: readonly string[]): readonly string[] {
  const causes = errors.filter((error) => !error.endsWith("context canceled"));
  return causes.length > 0 ? causes : errors;
}

/** Takes the engine's colour marks (`<{%reset%}>`) out of a text. */
export function plain(text: string): string {
  return text.replace(/<\{%[^%]*%\}>/g, "").trim();
}
