/** What is told of one request once it has ended. Queries and bodies are nobody's business but the person's. */
export interface RequestLine {
  method: string;
  route: string;
  status: number;
  ms: number;
  address: string;
}

export interface ServerLog {
  request(line: RequestLine): void;
  note(message: string): void;
  /** A bug in Motif, with its stack. */
  bug(error: unknown): void;
}

/** Returns a log of short lines for people, or of one JSON object a line for machines. Pictures are not worth a short line. */
export function createLog(write: (text: string) => void, form: 'text' | 'json'): ServerLog {
  const json = (of: object) => write(`${JSON.stringify({ time: new Date().toISOString(), ...of })}\n`);
  if (form === 'json') {
    return {
      request: (line) => json({ level: line.status >= 500 ? 'error' : 'info', event: 'request', ...line }),
      note: (message) => json({ level: 'info', event: 'note', message }),
      bug: (error) => json({ level: 'error', event: 'bug', error: describe(error) }),
    };
  }
  return {
    request({ method, route, status, ms }) {
      const isQuiet = status < 400 && (method === 'GET' || method === 'HEAD') && ms < 1000;
      if (!isQuiet) write(`${method} ${route} ${status} ${Math.round(ms)} ms\n`);
    },
    note: (message) => write(`${message}\n`),
    bug: (error) => write(`A bug in Motif: ${describe(error)}\n`),
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
