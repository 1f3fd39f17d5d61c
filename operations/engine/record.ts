import type { EngineEvent, OpMap, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { Listener, Progress } from "../listener.ts";
import { isReal } from "../steps.ts";

/** What the engine told about one run. */
export interface RunRecord {
  /** Every step, `same` included, in the order in which the engine took them. */
  readonly steps: readonly StepEventMetadata[];
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
    const progress = progressOf(event);
    if (progress) this.#listener.step(progress);
  };

  record(): RunRecord {
    return { steps: this.#steps, changes: this.#changes, violations: this.#violations, errors: this.#errors };
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
  const told = (metadata: StepEventMetadata, state: Progress["state"]) =>
    isReal(metadata) ? { urn: metadata.urn, op: metadata.op, state } : undefined;
  if (resourcePreEvent) return told(resourcePreEvent.metadata, "started");
  if (resOutputsEvent) return told(resOutputsEvent.metadata, "done");
  if (resOpFailedEvent) return told(resOpFailedEvent.metadata, "failed");
  return undefined;
}

/** Takes the engine's colour marks (`<{%reset%}>`) out of a text. */
function plain(text: string): string {
  return text.replace(/<\{%[^%]*%\}>/g, "").trim();
}
