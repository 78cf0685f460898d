import type { Reach } from '../../core/reach.js';
import { type AgentToolsOptions, createAgentTools } from './agent-tools.js';
import { answerRequest } from './protocol.js';

export interface AgentHandlerOptions extends AgentToolsOptions {
  reach: Reach;
  /** Largest request; default 1 MiB. */
  mostBodyBytes?: number;
}

/** Answers one request; what it runs stops when the signal fires, by default when the connection ends. */
export type AgentHandler = (request: Request, signal?: AbortSignal) => Promise<Response>;

/**
 * Returns what answers the requests of agents over streamable HTTP: mount it at one path, such as `/mcp`, behind the
 * checks of host, origin and token. Stateless, so that any server can answer any request. What is for the
 * library's own machine is not offered, and calls touch no file beyond the reach.
 */
export function createAgentHandler(options: AgentHandlerOptions): AgentHandler {
  const tools = createAgentTools({ offer: 'served', ...options });
  const { mostBodyBytes = 1024 * 1024 } = options;
  return async (request, signal = request.signal) => {
    // Without a session there is no stream to listen on and nothing to end.
    if (request.method !== 'POST') return methodNotAllowed();
    return answerRequest(tools, request, { signal, mostBodyBytes });
  };
}

function methodNotAllowed(): Response {
  const error = { code: -32000, message: 'Expected POST, since there are no sessions' };
  return Response.json({ jsonrpc: '2.0', error, id: null }, { status: 405, headers: { Allow: 'POST' } });
}
