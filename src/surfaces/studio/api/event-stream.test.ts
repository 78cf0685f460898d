import { expect, test } from 'vitest';
import { createEventReader } from './event-stream.js';

test('[V2] events come whole however the stream is cut', () => {
  const text =
    'event: progress\r\ndata: {"done":1}\r\n\r\n: still here\n\nevent: result\ndata: {"a":\ndata: "猫"}\n\n';
  for (const size of [1, 2, 3, 7, text.length]) {
    const read = createEventReader();
    const events = [];
    for (let at = 0; at < text.length; at += size) events.push(...read(text.slice(at, at + size)));
    expect(events).toEqual([
      { event: 'progress', data: '{"done":1}' },
      { event: 'result', data: '{"a":\n"猫"}' },
    ]);
  }
});

test('[V2] a stream that breaks off gives no half event', () => {
  const read = createEventReader();
  expect(read('event: result\ndata: {"a":1}\n')).toEqual([]);
});
