export interface ServerEvent {
  event: string;
  data: string;
}

/**
 * Yields the server-sent events of a stream as they become whole; comments and one that is cut off give nothing. After the
 * HTML standard, section 9.2.6.
 */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let event = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      // A line end that is cut in two is one line end: the last character waits for the next piece.
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop()!;
      for (const line of lines) {
        if (line !== '') {
          const [, field, text] = /^([^:]*):? ?(.*)$/s.exec(line)!;
          if (field === 'event') event = text!;
          if (field === 'data') data.push(text!);
          continue;
        }
        if (data.length > 0) yield { event: event || 'message', data: data.join('\n') };
        event = '';
        data = [];
      }
    }
  } finally {
    await reader.cancel();
  }
}
