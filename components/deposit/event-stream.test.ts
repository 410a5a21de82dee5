import fc from "fast-check";
import { expect, it } from "vitest";
import { createEventReader } from "./event-stream";

const STREAM =
  ': ping\r\n\r\nevent: payment\r\ndata: {"a":1}\r\n\r\ndata: one\ndata: two\n\nevent: payment\ndata:x\n\n';
const EVENTS = [
  { event: "payment", data: '{"a":1}' },
  { event: "message", data: "one\ntwo" },
  { event: "payment", data: "x" },
];

it("reads the same events however the text is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(STREAM.length), { maxLength: 8 }), (cuts) => {
      const read = createEventReader();
      const marks = [0, ...cuts.toSorted((one, other) => one - other), STREAM.length];
      const events = marks
        .slice(1)
        .flatMap((mark, index) => read(STREAM.slice(marks[index], mark)));
      expect(events).toEqual(EVENTS);
    }),
  );
});

it("an event that is not complete yet is not read", () => {
  const read = createEventReader();
  expect(read("event: payment\ndata: x\n")).toEqual([]);
  expect(read("\n")).toEqual([{ event: "payment", data: "x" }]);
});
