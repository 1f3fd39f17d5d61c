import { expect, test, vi } from "vitest";
import { onInterrupt } from "../../../operations/engine/interrupt.ts";

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "after %s the engine is asked to end, and may end in order",
  (signal) => {
    vi.useFakeTimers();
    const interrupt = onInterrupt(() => false);
    expect(interrupt.asked()).toBe(false);
    process.emit(signal);
    expect([interrupt.asked(), interrupt.signal.aborted]).toEqual([true, false]);
    vi.advanceTimersByTime(1_000);
    expect(interrupt.signal.aborted).toBe(true);
    interrupt.release();
    vi.useRealTimers();
  },
);

test("an engine that heard it itself isn't told twice", () => {
  vi.useFakeTimers();
  const interrupt = onInterrupt(() => true);
  process.emit("SIGINT");
  vi.advanceTimersByTime(1_000);
  expect([interrupt.asked(), interrupt.signal.aborted]).toEqual([true, false]);
  interrupt.release();
  vi.useRealTimers();
});
